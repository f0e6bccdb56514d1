using Drydock.Cli;
using Drydock.Cli.Terminal;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, Session.OfProcess(), interruption.Token);
