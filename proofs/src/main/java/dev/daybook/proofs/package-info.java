/**
 * What makes a history provable: canonical bytes of events (RFC 8785), the Merkle tree over them
 * (RFC 9162), signed checkpoints and receipts (C2SP), and their verification. Nothing here knows a
 * framework, a database or the service, so that an auditor trusts no more than this and the JDK.
 */
@NullMarked
package dev.daybook.proofs;

import org.jspecify.annotations.NullMarked;
