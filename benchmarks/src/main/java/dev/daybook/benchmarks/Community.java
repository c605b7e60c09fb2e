package dev.daybook.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** A period and an owner in a running service, and the request that records a contribution. */
record Community(String path, String body) {

  static Community in(Service service) {
    return in(service, 1).getFirst();
  }

  /** One owner who contributes in as many periods. */
  static List<Community> in(Service service, int periods) {
    service.signIn();
    return of(service, periods);
  }

  /** In the tenant of that name, whose owner has that password. */
  static Community ofTenant(Service service, String tenant, String password) {
    service.signIn(tenant, "owner", password);
    return of(service, 1).getFirst();
  }

  private static List<Community> of(Service service, int periods) {
    var owner = service.post("/owners", "{\"name\":\"Ada\"}").get("id").asString();
    return IntStream.rangeClosed(1, periods)
        .mapToObj(i -> in(service, owner, "2026-" + i))
        .toList();
  }

  private static Community in(Service service, String owner, String name) {
    var period =
        service
            .post(
                "/periods",
                """
                {"name":"%s","start_date":"2026-01-01","end_date":"2026-12-31","currency":"EUR"}\
                """
                    .formatted(name))
            .get("id")
            .asString();
    return new Community(
        "/periods/" + period + "/contributions",
        """
        {"owner_id":"%s","amount":"125.50","date":"2026-01-15","comment":"Monthly contribution"}\
        """
            .formatted(owner));
  }
}
