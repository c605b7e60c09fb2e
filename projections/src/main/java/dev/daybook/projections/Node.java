package dev.daybook.projections;

import reactor.core.publisher.Mono;

/** What everything that one node posts has in common. */
record Node(
    RunnerDatabase database,
    ViewState state,
    Claims claims,
    Postings postings,
    StoredForms forms,
    Watermark head,
    ViewPositions positions,
    ViewListener listener,
    Mono<Void> stop) {}
