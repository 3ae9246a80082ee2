// Halves the start of Pulumi's Node processes, of which the tests start hundreds: two libraries serve only what is serialised into a state, and
// ts-node only programs in TypeScript. What needs them starts without this file: test/package, the examples, test/engine/lifecycle.
const Module = require("node:module");
const load = Module._load;
const UNUSED = ["typescript", "@npmcli/arborist"];
Module._load = function quick(name, ...rest) {
  return UNUSED.includes(name) ? {} : load.call(this, name, ...rest);
};
// As `options: { typescript: false }` in Pulumi.yaml, which older language hosts do not read.
process.env.PULUMI_NODEJS_TYPESCRIPT = "false";
