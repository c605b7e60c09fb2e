package dev.daybook.ledger.purchases.deliberate.util;

record Odds(String ends) {}
