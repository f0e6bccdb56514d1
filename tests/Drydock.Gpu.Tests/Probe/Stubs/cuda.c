/* A CUDA driver library without a GPU: it "computes" the probe's kernel on the CPU.
 *
 * STUB is a list of words, separated by spaces:
 *   CALL=CODE     the call returns the code            cuInit=803
 *   hang:CALL     the call never returns
 *   crash:CALL    the call reads memory that is not there
 *   exit:CALL     the call ends the process with code 3
 *   flood:CALL    the call prints without end
 *   chatty        every call prints a line on standard output
 *   wrong         one result of the kernel is wrong by one bit
 *   unfused       the kernel multiplies and adds with two roundings
 *   version=N     what cuDriverGetVersion tells        (12040)
 *   devices=N     what cuDeviceGetCount tells          (1)
 *   sm=NN         compute capability of the devices    (90)
 * OMIT_LAUNCH, when defined, leaves cuLaunchKernel out. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

static volatile int nowhere;
static volatile int *volatile nowhere_at;

static const char *find(const char *prefix, const char *name)
{
    static char word[128];
    const char *at = getenv("STUB");
    size_t length;
    snprintf(word, sizeof word, "%s%s", prefix, name);
    length = strlen(word);
    for (; at && *at; at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL)
        if (strncmp(at, word, length) == 0) {
            char end = at[length];
            if (end == '=' || end == ' ' || end == 0) return at + length;
        }
    return NULL;
}

static int number(const char *name, int standard)
{
    const char *at = find("", name);
    return at && *at == '=' ? atoi(at + 1) : standard;
}

static int enter(const char *call)
{
    if (find("", "chatty")) { printf("stub: %s\tcall\n", call); fflush(stdout); }
    if (find("hang:", call)) for (;;) pause();
    if (find("crash:", call)) nowhere = *nowhere_at;
    if (find("exit:", call)) _exit(3);
    if (find("flood:", call)) for (;;) puts("stub: noise noise noise noise noise noise noise noise noise noise noise");
    return number(call, 0);
}

#define ENTER(call) do { int code = enter(call); if (code) return code; } while (0)

EXPORT int cuInit(unsigned flags) { ENTER("cuInit"); return flags == 0 ? 0 : 1; }
EXPORT int cuDriverGetVersion(int *version) { ENTER("cuDriverGetVersion"); *version = number("version", 12040); return 0; }
EXPORT int cuDeviceGetCount(int *count) { ENTER("cuDeviceGetCount"); *count = number("devices", 1); return 0; }
EXPORT int cuDeviceGet(int *device, int index) { ENTER("cuDeviceGet"); *device = 100 + index; return 0; }
EXPORT int cuDeviceGetName(char *name, int length, int device) { ENTER("cuDeviceGetName"); snprintf(name, length, "Stub GPU %d", device - 100); return 0; }
EXPORT int cuDeviceTotalMem_v2(size_t *bytes, int device) { ENTER("cuDeviceTotalMem_v2"); (void)device; *bytes = (size_t)80 << 30; return 0; }

EXPORT int cuDeviceGetAttribute(int *value, int attribute, int device)
{
    ENTER("cuDeviceGetAttribute");
    (void)device;
    if (attribute != 75 && attribute != 76) return 1;
    *value = attribute == 75 ? number("sm", 90) / 10 : number("sm", 90) % 10;
    return 0;
}

EXPORT int cuDevicePrimaryCtxRetain(void **context, int device) { ENTER("cuDevicePrimaryCtxRetain"); *context = (void *)(intptr_t)(0x1000 + device); return 0; }
EXPORT int cuDevicePrimaryCtxRelease_v2(int device) { ENTER("cuDevicePrimaryCtxRelease_v2"); return device >= 100 ? 0 : 101; }
EXPORT int cuCtxSetCurrent(void *context) { ENTER("cuCtxSetCurrent"); return (intptr_t)context >= 0x1000 + 100 ? 0 : 201; }
EXPORT int cuCtxSynchronize(void) { ENTER("cuCtxSynchronize"); return 0; }

EXPORT int cuModuleLoadData(void **module, const void *image)
{
    ENTER("cuModuleLoadData");
    *module = strstr(image, ".entry drydock_probe") && strncmp(image, ".version 6.0", 12) == 0 ? (void *)0x2000 : NULL;
    return *module ? 0 : 218;
}

EXPORT int cuModuleGetFunction(void **function, void *module, const char *name)
{
    ENTER("cuModuleGetFunction");
    *function = (void *)0x3000;
    return module == (void *)0x2000 && strcmp(name, "drydock_probe") == 0 ? 0 : 500;
}

EXPORT int cuMemAlloc_v2(uint64_t *address, size_t bytes) { ENTER("cuMemAlloc_v2"); *address = (uint64_t)(uintptr_t)malloc(bytes); return *address ? 0 : 2; }
EXPORT int cuMemFree_v2(uint64_t address) { ENTER("cuMemFree_v2"); free((void *)(uintptr_t)address); return 0; }
EXPORT int cuMemcpyHtoD_v2(uint64_t to, const void *from, size_t bytes) { ENTER("cuMemcpyHtoD_v2"); memcpy((void *)(uintptr_t)to, from, bytes); return 0; }
EXPORT int cuMemcpyDtoH_v2(void *to, uint64_t from, size_t bytes) { ENTER("cuMemcpyDtoH_v2"); memcpy(to, (void *)(uintptr_t)from, bytes); return 0; }

#ifndef OMIT_LAUNCH
static void kernel(uint32_t i, const uint32_t *input, uint32_t *integers, float *floats)
{
    const float factor = 1.57079637f;
    uint32_t v = input[i], k = v ^ i;
    k ^= k >> 16;
    k *= 0x85EBCA6Bu;
    k ^= k >> 13;
    k *= 0xC2B2AE35u;
    k ^= k >> 16;
    integers[i] = k;
    if (find("", "unfused")) {
        volatile float product = (float)(v >> 8) * factor;
        floats[i] = product + (float)i;
    } else {
        floats[i] = fmaf((float)(v >> 8), factor, (float)i);
    }
}

EXPORT int cuLaunchKernel(void *function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void *stream, void **parameters, void **extra)
{
    const uint32_t *input = (const uint32_t *)(uintptr_t)*(uint64_t *)parameters[0];
    uint32_t *integers = (uint32_t *)(uintptr_t)*(uint64_t *)parameters[1];
    float *floats = (float *)(uintptr_t)*(uint64_t *)parameters[2];
    uint32_t count = *(uint32_t *)parameters[3];
    ENTER("cuLaunchKernel");
    if (function != (void *)0x3000 || gy != 1 || gz != 1 || by != 1 || bz != 1 || shared || stream || extra) return 1;
    for (uint32_t block = 0; block < gx; block++)
        for (uint32_t thread = 0; thread < bx; thread++)
            if (block * bx + thread < count) kernel(block * bx + thread, input, integers, floats);
    if (find("", "wrong")) integers[4711] ^= 1;
    return 0;
}
#endif

EXPORT int cuGetErrorName(int code, const char **name)
{
    static char text[64];
    snprintf(text, sizeof text, "CUDA_ERROR_STUB_%d", code);
    *name = text;
    return 0;
}
