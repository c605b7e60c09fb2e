// The five requests of the README, with types that were generated from what the service publishes.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated.js";

type Schemas = components["schemas"];
declare const process: { env: Record<string, string | undefined> };

const api = createClient<paths>({ baseUrl: process.env.DAYBOOK_URL! });

function good<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    const { code, message } = (error as Schemas["ErrorAnswer"]).error;
    throw new Error(`${code}: ${message}`);
  }
  return data;
}

const signIn: Schemas["SignInRequest"] = { tenant: "demo", username: "owner", password: process.env.DAYBOOK_OWNER_PASSWORD! };
const { data: tokens } = good(await api.POST("/api/v1/auth/login", { body: signIn }));
api.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${tokens.access_token}`);
    return request;
  },
});

const newOwner: Schemas["NewOwner"] = { name: "Ada" };
const { data: owner } = good(await api.POST("/api/v1/owners", { body: newOwner }));

const newPeriod: Schemas["NewPeriod"] = {
  name: `First quarter ${crypto.randomUUID()}`,
  start_date: "2026-01-01",
  end_date: "2026-03-31",
  currency: "EUR",
};
const { data: period } = good(await api.POST("/api/v1/periods", { body: newPeriod }));

const newContribution: Schemas["NewContribution"] = { owner_id: owner.id, amount: "125.50", date: "2026-01-15", comment: "January" };
const where = { path: { period_id: period.id } };
const { data: contribution } = good(
  await api.POST("/api/v1/periods/{period_id}/contributions", {
    params: { ...where, header: { "Idempotency-Key": crypto.randomUUID() } },
    body: newContribution,
  }),
);

// A list also comes as lines and as an event stream, which are texts.
const answer = good(
  await api.GET("/api/v1/periods/{period_id}/contributions", { params: { ...where, query: { owner_id: owner.id } } }),
);
if (typeof answer === "string" || !("meta" in answer)) throw new Error("A list came in another form than was asked for");
const page: Schemas["ContributionPage"] = answer;
if (page.data[0]?.id !== contribution.id || page.meta.cumulative_total !== "125.50") {
  throw new Error(`What was recorded is not what is read: ${JSON.stringify(page)}`);
}

const refused = await api.POST("/api/v1/periods/{period_id}/contributions", {
  params: where,
  body: { ...newContribution, amount: "0" },
});
const fault = refused.error;
const code: Schemas["ErrorCode"] | undefined = fault && ("error" in fault ? fault.error.code : fault.code);
if (code !== "validation_error") throw new Error(`Nothing was refused: ${code}`);

console.log("TypeScript: the five requests of the README were made.");
