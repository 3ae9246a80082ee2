// Two libraries are half of the process's start, and serve only what is serialised: nothing here is.
const Module = require("node:module");
const load = Module._load;
const UNUSED = ["typescript", "@npmcli/arborist"];
Module._load = function quick(name, ...rest) {
  return UNUSED.includes(name) ? {} : load.call(this, name, ...rest);
};
