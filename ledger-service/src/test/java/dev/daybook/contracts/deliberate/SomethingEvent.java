package dev.daybook.contracts.deliberate;

import dev.daybook.contracts.Event;

record SomethingEvent() implements Event {}
