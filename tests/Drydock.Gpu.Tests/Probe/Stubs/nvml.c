/* A management library without a GPU. STUB_NVML is the code that nvmlInit_v2 returns, or hang or crash; STUB_DRIVER is the driver's version (550.54.15). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

static volatile int nowhere;
static volatile int *volatile nowhere_at;

EXPORT int nvmlInit_v2(void)
{
    const char *word = getenv("STUB_NVML");
    if (!word) return 0;
    if (strcmp(word, "hang") == 0) for (;;) pause();
    if (strcmp(word, "crash") == 0) nowhere = *nowhere_at;
    return atoi(word);
}

EXPORT int nvmlSystemGetDriverVersion(char *version, unsigned length)
{
    const char *driver = getenv("STUB_DRIVER");
    snprintf(version, length, "%s", driver ? driver : "550.54.15");
    return 0;
}

EXPORT int nvmlDeviceGetCount_v2(unsigned *count) { *count = 1; return 0; }
EXPORT const char *nvmlErrorString(int code) { return code == 18 ? "Driver/library version mismatch" : "stub error"; }

#ifndef OMIT_SHUTDOWN
EXPORT int nvmlShutdown(void) { return 0; }
#endif
