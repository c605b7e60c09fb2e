package dev.daybook.eventstore.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may wait on a thread that must not block, although it looks like blocking; for the tests of
 * every module, through the test jar.
 */
public final class AllowedWaits implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    // Netty's native library is loaded by whichever thread comes first. Refused there, its classes
    // stay broken, and what touches them later waits for ever.
    builder.allowBlockingCallsInside("io.netty.util.internal.NativeLibraryLoader", "load");
    // Netty's allocator guards a few instructions by a lock when two threads want memory at once.
    builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
    // Jackson guards by a lock that a reader is made once, when two threads meet a new class.
    builder.allowBlockingCallsInside(
        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
    // A scheduler's thread that is about to end looks whether anything is left to do.
    builder.allowBlockingCallsInside(
        "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "size");
    // The kernel's random numbers come at once; they only look like a file.
    builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
  }
}
