package dev.daybook.projections.deliberate;

import dev.daybook.ledger.DaybookApplication;

record ServingView(DaybookApplication application) {}
