package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;

/** A command under way on the bus, with its circumstances. */
record Dispatched<C extends Command>(C command, Circumstances circumstances) {}
