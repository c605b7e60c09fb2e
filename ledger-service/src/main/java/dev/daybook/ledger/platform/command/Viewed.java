package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;

/** A slice, and how what it depends on is read. */
public record Viewed<C extends Command, S>(ViewedSlice<C, S> slice, StateReading<C, S> reading) {}
