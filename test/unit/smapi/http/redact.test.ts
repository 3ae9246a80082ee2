import { expect, test } from "vitest";
import { redactSecrets } from "../../../../provider/smapi/http/redact";

test.each([
  ["as it is", "s3cret 0~1!", "s3cret 0~1!"],
  ["with a line break at its end", "Atzr|abcdefgh\n", "Atzr|abcdefgh"],
  ["in a form", "s3cret 0~1!", "s3cret+0%7E1%21"],
  ["in a path", "s3cret 0~1!", "s3cret%200~1!"],
])("a secret is left out %s", (_, secret, quoted) => {
  expect(redactSecrets(`no: ${quoted} is wrong`, [secret])).toBe("no: (secret) is wrong");
});
