"use strict";

/** The token of a sign-in is used for the operations that are tried after it. */
function keepToken(response) {
  if (response.ok && new URL(response.url, location.href).pathname === "/api/v1/auth/login") {
    ui.preauthorizeApiKey("bearer", JSON.parse(response.text).data.access_token);
  }
  return response;
}

const ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#operations",
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
  responseInterceptor: keepToken,
});
