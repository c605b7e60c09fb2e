package dev.daybook.ledger.platform.http;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What may wait on an event loop although it looks like blocking. */
public final class AllowedWaits implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    // Netty's native library is loaded by whichever thread comes first. Refused there, its classes
    // stay broken, and what touches them later waits for ever.
    builder.allowBlockingCallsInside("io.netty.util.internal.NativeLibraryLoader", "load");
    // Netty's allocator guards a few instructions by a lock when two loops want memory at once.
    builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
    // The kernel's random numbers come at once; they only look like a file.
    builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
  }
}
