package dev.daybook.eventstore;

final class StateCache {}
