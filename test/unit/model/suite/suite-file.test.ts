import spec from "ask-smapi-model/spec.json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../../../provider/model/suite/csv";
import { readSuite } from "../../../../provider/model/suite/suite-file";

const csv = (text: string) => readSuite("suite.csv", text);

describe("CSV", () => {
  test("is read back as it was written, whatever stands in its cells", () => {
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const text = fc.string({ unit: fc.constantFrom(...'a\u00e9 ",;\t\r\n') });
    const rows = fc.array(fc.array(fc.oneof(fc.string(), text), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t"), fc.constantFrom("\n", "\r\n"), (cells, separator, end) => {
        const text = [["head", "line"], ...cells].map((row) => row.map(quoted).join(separator)).join(end);
        // A separator in quotes in the first line would be taken for the separator, so the first line has none.
        const found = parseCsv(text).map((row) => row.cells);
        expect(found.slice(1)).toEqual(cells.filter((row) => row.some((cell) => cell.trim() !== "")));
      }),
    );
  });

  test("knows the line of each row, behind quotes with line breaks and empty rows too", () => {
    const text = 'a,b\r\n"x\ny",1\r\n\r\n,\r\nz,2';
    expect(parseCsv(text)).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["x\ny", "1"] },
      { line: 6, cells: ["z", "2"] },
    ]);
  });

  test.each<[string, string, string[]]>([
    ["a cell that is not in quotes may have some", 'a,b\n5" pizza,"the ""best"""', ['5" pizza', 'the "best"']],
    ["rows may end in different ways", "a,b\r\nx,y\rz\n", ["x", "y"]],
    ["CR LF within quotes is kept", 'a,b\r\n"x\r\ny",', ["x\r\ny", ""]],
  ])("%s", (_, text, cells) => {
    expect(parseCsv(text)[1]).toEqual({ line: 2, cells });
  });

  test.each([
    ['a,b\r\n"x\r\ny","z', "has a quote that is not closed in line 3"],
    ['a,b\r\n"open,\r\n5" pizza,"x"', "has text behind a closing quote in line 3"],
    ['a,b\n5" pizza,\n"x" y,', "has text behind a closing quote in line 3"],
    ['a,b\n"x" ,y', "has text behind a closing quote in line 2"],
    ['a,b\n"x', "has a quote that is not closed in line 2"],
    ['a,b\n"x" y,1', "has text behind a closing quote in line 2"],
  ])("%j %s", (text, problem) => {
    expect(() => parseCsv(text)).toThrow(problem);
  });
});

describe("a suite", () => {
  test("has a row for each utterance, slots as name=value, name.id=id or name=", () => {
    const text = `\uFEFFutterance;intent;slots;;
order a latte;OrderIntent;"drink=latte; size.id=L; size=big; milk="
help;AMAZON.HelpIntent;
"a small; large one";OrderIntent;"{""size"": {""value"": ""small"", ""id"": ""S""}}"`;
    expect(csv(text)).toEqual({
      items: [
        {
          input: "order a latte",
          expect: { intent: "OrderIntent", slots: { drink: "latte", size: { value: "big", id: "L" }, milk: null } },
        },
        { input: "help", expect: { intent: "AMAZON.HelpIntent" } },
        {
          input: "a small; large one",
          expect: { intent: "OrderIntent", slots: { size: { value: "small", id: "S" } } },
        },
      ],
      lines: [2, 3, 4],
    });
  });

  test("joins rows of one dialog that stand together", () => {
    const text =
      "dialog,utterance,intent,response\nd,order,OrderIntent,/size/\nd,small,OrderIntent,\n,help,HelpIntent,\nd,x,Y,";
    const { items, lines } = csv(text);
    expect(items).toEqual([
      {
        dialog: [
          { input: "order", expect: { intent: "OrderIntent", response: "/size/" } },
          { input: "small", expect: { intent: "OrderIntent" } },
        ],
      },
      { input: "help", expect: { intent: "HelpIntent" } },
      { dialog: [{ input: "x", expect: { intent: "Y" } }] },
    ]);
    expect(lines).toEqual([2, 4, 5]);
  });

  test("is JSON as a program writes it, or flat", () => {
    const items = [{ input: "help", expect: { intent: "HelpIntent" } }];
    expect(readSuite("s.JSON", JSON.stringify(items))).toEqual({ items });
    const flat = [{ utterance: "a latte", intent: "OrderIntent", slots: { drink: "latte" } }];
    expect(readSuite("s.json", JSON.stringify(flat))).toEqual({
      items: [{ input: "a latte", expect: { intent: "OrderIntent", slots: { drink: "latte" } } }],
    });
  });

  test("is an annotation set of Amazon's, in JSON or CSV", () => {
    const set = spec.definitions["v1.skill.nlu.annotationSets.UpdateNLUAnnotationSetAnnotationsRequest"].example;
    const items = [
      { input: "i want to travel from seattle", expect: { intent: "TravelIntent", slots: { fromCity: "seattle" } } },
    ];
    expect(readSuite("set.json", JSON.stringify(set["application/json"]))).toEqual({ items });
    // The example there has a blank in place of the end of a line.
    const csv = set["text/csv"].replace("] ", "]\n");
    expect(readSuite("set.csv", csv)).toMatchObject({ items, lines: [2] });
    expect(readSuite("set.csv", "utterance,intent,slot[a],slot[B]\nhello,Hi,,x\nbye,Bye").items).toEqual([
      { input: "hello", expect: { intent: "Hi", slots: { B: "x" } } },
      { input: "bye", expect: { intent: "Bye" } },
    ]);
    expect(() => readSuite("set.csv", "utterance,slot[a],slot[a]")).toThrow('not "a"');
  });

  test("of several locales gives the rows of one, with their lines", () => {
    const text = "locale,utterance,intent\nde-DE,hilfe,HelpIntent\nen-US,help,HelpIntent";
    const items = [{ input: "help", expect: { intent: "HelpIntent" } }];
    expect(readSuite("suite.csv", text, "en-US")).toEqual({ items, lines: [3] });
    expect(() => csv(text)).toThrow("the gate's locale must be a plain string");
  });

  test.each([
    ["", /^must begin with a line that names its columns: utterance,intent/],
    ["text,intent\na,b", /not "text"$/],
    ["utterance,intent,intent\na,b,c", /each once, not "intent"$/],
    ["utterance,intent\na,b,c", /too many cells in line 2/],
    ["utterance,intent,slots\na,b,x=1; x=2", /has the slot x twice in line 2/],
    ["utterance,locale\na,en_us", /has an unknown locale in line 2: .*write it "en-US"/],
    ["utterance,locale\na,", /has an unknown locale in line 2/],
    ["utterance,intent,slots\na,b,size", /slots in line 2 that are not written as name=value/],
    ['utterance,intent,slots\na,b,"{size"', /slots in line 2 that are not valid JSON/],
  ])("%j is refused", (text, problem) => {
    expect(() => readSuite("suite.csv", text, "en-US")).toThrow(problem);
  });
});
