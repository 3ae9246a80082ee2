const pulumi = require("@pulumi/pulumi");
const { declare } = require("./resources");

module.exports = declare(new pulumi.Config().require("skillId"));
