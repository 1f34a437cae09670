import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { siteIndex } from "@quickening/reproduce";
import { findWorkspace } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { serveSite } from "../site/serve-site.ts";

/** `quickening site`. */
export function siteCommand(): Command {
	return new Command("site")
		.description("serve the report that was built to this machine alone, until Ctrl-C")
		.option("--port <number>", "port on 127.0.0.1; 0 takes a free one", "4173")
		.option("--open", "open it in the browser")
		.addHelpText("after", "\nExamples:\n  quickening site\n  quickening site --open --port 0")
		.action(serve);
}

async function serve(options: { port: string; open?: boolean }): Promise<void> {
	const port = Number(options.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new UserError(`--port must be a whole number from 0 to 65535; got ${options.port}`, { exitCode: 2 });
	}
	const { root } = findWorkspace();
	const index = join(root, siteIndex);
	if (!existsSync(index)) {
		throw new UserError("the report is not built yet", { whatToDo: "Run `npm run reproduce` first." });
	}
	let address: string;
	try {
		({ address } = await serveSite(dirname(index), port));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
		throw new UserError(`port ${port} is taken by another program`, {
			whatToDo: "Give another one, or 0 for any that is free: quickening site --port 0",
		});
	}
	process.stdout.write(`${address}\n`);
	if (options.open) open(address);
}

/** Opens an address with the system's own opener; that there is none is no failure, the address is printed. */
function open(address: string): void {
	const [program, ...args] =
		process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
	spawn(program!, [...args, address], { stdio: "ignore", detached: true })
		.on("error", () => {})
		.unref();
}
