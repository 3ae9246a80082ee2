// A skill's own web service, as small as can be: `node service.mjs 3000`, then `npx pulumi-alexa emulator --endpoint http://127.0.0.1:3000`.
import { createServer } from "node:http";

const says = (text, shouldEndSession) => ({
  version: "1.0",
  response: { outputSpeech: { type: "PlainText", text }, shouldEndSession },
});

function respond({ request }) {
  if (request.type === "LaunchRequest") return says("Welcome to your diabetes assistant.", false);
  if (request.intent?.name === "CreateRemindersIntent") return says("Your reminders are set.", true);
  return says("That I cannot do yet.", true);
}

createServer(async (incoming, response) => {
  const body = Buffer.concat(await incoming.toArray()).toString();
  response.setHeader("content-type", "application/json").end(JSON.stringify(respond(JSON.parse(body))));
}).listen(Number(process.argv[2] ?? 3000), "127.0.0.1", function () {
  console.log(`The skill listens on http://127.0.0.1:${this.address().port}`);
});
