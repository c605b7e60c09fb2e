-- Records the same contribution again and again, each time under a new key, so that each is one command.
local before, after
local sent = 0

function init(args)
  local request = wrk.format("POST", nil, {
    ["Host"] = wrk.headers["Host"],
    ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = os.getenv("KEY_PREFIX") .. "-@",
  }, os.getenv("BODY"))
  -- Cut once where the number goes: wrk's own time must not count.
  before, after = request:match("^(.-)@(.*)$")
end

function request()
  sent = sent + 1
  return before .. string.format("%012d", sent) .. after
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("result requests=%d micros=%d p50=%d p99=%d errors=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
