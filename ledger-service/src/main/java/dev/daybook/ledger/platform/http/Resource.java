package dev.daybook.ledger.platform.http;

import java.util.List;

/** Says in one place all operations of one kind of thing. */
public interface Resource {

  List<Endpoint> endpoints();
}
