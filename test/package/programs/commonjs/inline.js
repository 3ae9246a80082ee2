// An inline program of the Automation API: `node inline.js <skill id> <Alexa configuration in JSON> [workDir]`.
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { declare } = require("./resources");

async function main([skillId, config, workDir]) {
  const program = async () => declare(skillId);
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "inline", projectName: "commonjs", program },
    workDir ? { workDir } : {},
  );
  await stack.setAllConfig(JSON.parse(config));
  const { outputs } = await stack.up();
  const { changeSummary } = await stack.preview({ expectNoChanges: true });
  const { summary } = await stack.destroy();
  console.log(JSON.stringify({ version: outputs.version.value, changeSummary, destroyed: summary.result }));
}

main(process.argv.slice(2));
