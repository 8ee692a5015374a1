#ifndef C_PROCESSOR_H
#define C_PROCESSOR_H

#include <stdbool.h>
#include <stddef.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

/// Whether the processor and the operating system have 256-bit vectors with integer operations (AVX2) and fused
/// multiply-add: every x86 since 2013 to 2015.
static inline bool processor_has_wide_vectors(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}

/// Whether the processor and the operating system have 512-bit vectors, in the form that servers have had since 2017
/// (AVX-512 with the extensions VL, DQ and BW).
static inline bool processor_has_widest_vectors(void) {
#if defined(__x86_64__)
  return processor_has_wide_vectors() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
    && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
#else
  return false;
#endif
}

/// Tells the processor that memory will be read soon.
static inline void processor_prefetch(const void *address) {
  __builtin_prefetch(address, 0, 3);
}

/// Tells the processor that memory will be read before long, but that nearer caches are in use for other things.
static inline void processor_prefetch_afar(const void *address) {
  __builtin_prefetch(address, 0, 2);
}

/// Tells the processor that this thread looks at the same place in memory again and again until it changes.
static inline void processor_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

/// Asks the operating system to hand out memory in large pages, since each page takes time when it is first touched.
static inline void processor_prefer_large_pages(void *start, size_t byte_count) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  (void)madvise(start, byte_count, MADV_HUGEPAGE);
#else
  (void)start;
  (void)byte_count;
#endif
}

#endif
