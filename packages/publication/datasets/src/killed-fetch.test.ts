import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createTerminal } from "@quickening/workspace/terminal";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRawData } from "./check-raw-data.ts";
import { getDataset } from "./get-dataset.ts";
import { type FileServer, startFileServer } from "./testing/file-server.ts";
import { type SmallCheckout, smallCheckout, write } from "./testing/small-dataset.ts";

let server: FileServer;
let checkout: SmallCheckout;
beforeEach(async () => {
	server = await startFileServer();
	checkout = smallCheckout(server.address);
	for (const [path, content] of checkout.contents) server.files.set(`/files/${path}`, content);
});
afterEach(async () => {
	checkout.remove();
	await server.close();
});

/** Bytes that have gathered aside. */
function gathered(): number {
	const folder = join(checkout.root, ".quickening/downloads");
	if (!existsSync(folder)) return 0;
	return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

describe.each(["SIGKILL", "SIGINT"] as const)("a fetch that %s ends in the middle of a file", (signal) => {
	it("leaves raw/ untouched, and the next one goes on from there", async () => {
		server.fault("/files/signals/1.csv", { kind: "stall", after: 30_000 });
		const script = join(checkout.root, "fetch.ts");
		write(
			script,
			`import { getDataset } from ${JSON.stringify(join(import.meta.dirname, "get-dataset.ts"))};
			import { createTerminal } from ${JSON.stringify(join(import.meta.dirname, "../../workspace/src/terminal/terminal.ts"))};
			await getDataset(${JSON.stringify(checkout.root)}, "small-set", { mirror: undefined, concurrency: 1, terminal: createTerminal({ quiet: true }), track: async () => "unchanged" });`,
		);
		const child = spawn(process.execPath, ["--conditions=@quickening/source", script], { stdio: "ignore" });
		const ended = new Promise((done) => child.on("close", done));
		for (let i = 0; i < 15_000 && gathered() < 30_000; i++) await new Promise((done) => setTimeout(done, 20));
		expect(gathered()).toBe(30_000);
		child.kill(signal);
		await ended;
		expect(existsSync(join(checkout.root, "data/small-set/raw"))).toBe(false);

		rmSync(script);
		server.requests.length = 0;
		await getDataset(checkout.root, "small-set", {
			mirror: undefined,
			terminal: createTerminal({ quiet: true }),
			track: async () => "unchanged",
		});
		expect((await checkRawData(checkout.root, "small-set")).state).toBe("present");
		expect(server.requests).toContain("/files/signals/1.csv bytes=30000-");
		expect(server.requests).not.toContain("/files/table.csv whole");
	});
});
