package dev.daybook.benchmarks;

/** A period and an owner in a running service, and the request that records a contribution. */
record Community(String path, String body) {

  static Community in(Service service) {
    service.signIn();
    var owner = service.post("/owners", "{\"name\":\"Ada\"}").get("id").asString();
    var period =
        service
            .post(
                "/periods",
                """
                {"name":"2026","start_date":"2026-01-01","end_date":"2026-12-31","currency":"EUR"}\
                """)
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
