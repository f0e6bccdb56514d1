System.Console.WriteLine("drydock");
return 0;
