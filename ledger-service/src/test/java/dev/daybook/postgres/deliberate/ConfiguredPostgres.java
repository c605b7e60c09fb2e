package dev.daybook.postgres.deliberate;

import dev.daybook.ledger.platform.start.Settings;

record ConfiguredPostgres(Settings settings) {}
