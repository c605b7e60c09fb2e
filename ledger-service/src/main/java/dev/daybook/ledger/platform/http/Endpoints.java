package dev.daybook.ledger.platform.http;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** All operations that there are: those of resources, and those that stand alone. */
public final class Endpoints {

  private final ObjectProvider<Endpoint> alone;
  private final ObjectProvider<Resource> resources;

  Endpoints(ObjectProvider<Endpoint> alone, ObjectProvider<Resource> resources) {
    this.alone = alone;
    this.resources = resources;
  }

  public List<Endpoint> all() {
    return Stream.concat(
            alone.orderedStream(),
            resources.orderedStream().flatMap(resource -> resource.endpoints().stream()))
        .toList();
  }

  public List<Operation> operations() {
    return all().stream().map(Endpoint::operation).toList();
  }
}
