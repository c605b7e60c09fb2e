package dev.daybook.proofs.deliberate;

import dev.daybook.ledger.platform.start.Settings;

record TrustingProof(Settings settings) {}
