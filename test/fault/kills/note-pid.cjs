// Loaded into every Node process of a `pulumi up`: the provider's tells the test whom to kill.
if ((process.argv[1] ?? "").includes("dynamic-provider"))
  require("node:fs").writeFileSync(process.env.PROVIDER_PID_FILE, String(process.pid));
