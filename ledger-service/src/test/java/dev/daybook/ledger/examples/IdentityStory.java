package dev.daybook.ledger.examples;

import dev.daybook.ledger.contract.Reply;

/** Everything that can be done about users, roles and keys, and what is refused. */
final class IdentityStory {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";
  private static final String PASSWORD = "four words by chance";

  private final Recorder service;

  IdentityStory(Recorder service) {
    this.service = service;
  }

  void tell() {
    roles();
    users();
    keys();
  }

  private void roles() {
    var one = "/roles/bookkeeper";
    service.put("defined", one, "{'permissions': ['community:read', 'entries:record']}");
    service.put("unknown_permission", one, "{'permissions': ['everything:do']}");
    service.put("beyond_own_permissions", one, "{'permissions': ['tenants:create']}");
    service.put("not_a_role_name", "/roles/Bookkeeper", "{'permissions': []}");
    service.put("built_in_role", "/roles/owner", "{'permissions': []}");
    service.put("validation_error", one, "{'permissions': 'all'}");
    service.get("listed", "/roles");
    service.get("shown", one);
    service.get("not_found", "/roles/cook");
  }

  private void users() {
    var ada = add("created", "ada", PASSWORD, "bookkeeper").id();
    var ben = add("created_as_auditor", "ben@example.org", PASSWORD, "auditor").id();
    add("username_taken", "ADA", PASSWORD, "auditor");
    add("beyond_own_permissions", "eve", PASSWORD, "operator");
    add("not_a_username", "a b", PASSWORD, "auditor");
    add("unknown_role", "eve", PASSWORD, "king");
    add("password_too_short", "eve", "too short", "auditor");
    add("password_too_common", "eve", "password1234", "auditor");
    add("validation_error", "eve", "password", "king");
    service.post(
        "no_such_owner",
        "/users",
        "{'username': 'eve', 'password': '%s', 'roles': ['member'], 'owner_id': '%s'}"
            .formatted(PASSWORD, NOBODY));
    var listed = service.get("listed", "/users");
    var owner = listed.data().path(2).path("id").asString();
    service.get("shown", "/users/" + ada);
    service.get("not_found", "/users/" + NOBODY);

    service.delete("in_use", "/roles/bookkeeper");
    service.delete("built_in_role", "/roles/owner");
    var one = "/users/" + ada;
    service.patch("changed", one, "{'roles': ['auditor', 'treasurer']}");
    service.patch("changed_password", one, "{'password': 'four other words by chance'}");
    service.patch("beyond_own_permissions", one, "{'roles': ['operator']}");
    service.patch("unknown_role", one, "{'roles': ['king']}");
    service.patch("no_such_owner", one, "{'owner_id': '%s'}".formatted(NOBODY));
    service.patch("password_too_short", one, "{'password': 'too short'}");
    service.patch("password_too_common", one, "{'password': 'password1234'}");
    service.patch("validation_error", one, "{'roles': 'auditor'}");
    service.patch("not_found", "/users/" + NOBODY, "{'roles': []}");
    service.patch("last_owner", "/users/" + owner, "{'roles': ['auditor']}");
    service.delete("removed", "/roles/bookkeeper");
    service.delete("not_found", "/roles/bookkeeper");
    service.delete("last_owner", "/users/" + owner);
    service.delete("removed", "/users/" + ben);
    service.delete("not_found", "/users/" + ben);
  }

  private Reply add(String outcome, String username, String password, String role) {
    return service.post(
        outcome,
        "/users",
        "{'username': '%s', 'password': '%s', 'roles': ['%s']}"
            .formatted(username, password, role));
  }

  private void keys() {
    var list = "/api-keys";
    var body = "{'name': 'bank import', 'permissions': ['entries:record']}";
    var made = service.post("created", list, body).id();
    service.post("key_name_taken", list, body);
    service.post("not_for_keys", list, "{'name': 'porter', 'permissions': ['users:manage']}");
    service.post(
        "beyond_own_permissions", list, "{'name': 'views', 'permissions': ['views:read']}");
    service.post("unknown_permission", list, "{'name': 'all', 'permissions': ['everything:do']}");
    service.post(
        "expiry_out_of_range",
        list,
        "{'name': 'old', 'permissions': [], 'expires_at': '2020-01-01T00:00:00Z'}");
    service.post("validation_error", list, "{'name': ' ', 'permission': 'entries:record'}");
    service.get("listed", list);
    service.get("shown", list + "/" + made);
    service.get("not_found", list + "/" + NOBODY);
    service.delete("ended", list + "/" + made);
    service.delete("not_found", list + "/" + made);
  }
}
