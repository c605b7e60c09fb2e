// Reads /asyncapi.json with the parser of the AsyncAPI initiative: nothing in it may be against the specification, and
// every event type and every live answer must be found in it.
import { Parser } from '@asyncapi/parser';

const url = `${process.env.DAYBOOK_URL}/asyncapi.json`;
const text = await (await fetch(url)).text();
const { document, diagnostics } = await new Parser().parse(text, { source: url });

const SEVERITIES = ['error', 'warning', 'information', 'hint'];
const errors = diagnostics.filter(({ severity }) => severity === 0);
for (const { severity, message, path } of diagnostics) {
  console.log(`${SEVERITIES[severity]}: ${path.join('/')}: ${message}`);
}
if (errors.length > 0 || document === undefined) {
  console.error(`${url} is no AsyncAPI document: ${errors.length} errors.`);
  process.exit(1);
}

const events = document.components().messages().all().filter((message) => message.name()?.includes('.'));
for (const message of events) {
  const [, type, revision] = message.id().match(/^(.*)\.(\d+)$/);
  const schema = await fetch(`${process.env.DAYBOOK_URL}/schemas/events/${type}/${revision}.json`);
  if (!schema.ok || message.payload() === undefined) {
    console.error(`${message.id()} has no schema.`);
    process.exit(1);
  }
}
const channels = document.channels().all().length;
if (events.length < 40 || channels < 20) {
  console.error(`Only ${events.length} events and ${channels} channels are described.`);
  process.exit(1);
}
console.log(`/asyncapi.json: ${document.version()}, ${events.length} forms of events, ${channels} channels, no errors.`);
