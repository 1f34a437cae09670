import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, runScript } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
});

describe("a stage has no way out", () => {
	it("writes nowhere but through its outputs", () => {
		const target = JSON.stringify(repository.path("papers/toy/results/rows.json"));
		expectRefused(
			repository,
			runScript(repository, `\tfs.writeFileSync(${target}, "mine");`),
			"wrote papers/toy/results/rows.json",
		);
		expect(repository.read("papers/toy/results/rows.json")).toContain("401");
	});

	it("comes by nothing that Node's permission model leaves open: signals, other programs, databases, native code, unguarded workers", () => {
		const secret = repository.path("papers/toy/params.yaml");
		repository.write(".quickening/secret.db", "");
		// Nobody listens there: a connection that was tried ends otherwise than one that was refused.
		const connects = JSON.stringify(
			'try { process.getBuiltinModule("node:net").connect(9, "127.0.0.1").on("error", () => process.exit(0)); } catch { process.exit(1); }',
		);
		const database = JSON.stringify('process.exit(process.getBuiltinModule("node:sqlite") === undefined ? 1 : 0)');
		const attacks = {
			signal: "process.kill(process.ppid, 0)",
			"bare signal": "process._kill(process.ppid, 0)",
			"signal to a group": "process.kill(0, 0)",
			debugger: "process._debugProcess(process.ppid)",
			"another program": 'process.execve("/bin/sh", ["sh", "-c", "exit 0"])',
			database: `const { DatabaseSync } = process.getBuiltinModule("node:sqlite"); new DatabaseSync(${JSON.stringify(secret)})`,
			"database by require": 'createRequire(import.meta.url)("node:sqlite").DatabaseSync',
			addon: 'process.dlopen({ exports: {} }, "/usr/lib/libm.node")',
			binding: 'process.binding("tcp_wrap")',
			"server handle": 'net._createServerHandle("127.0.0.1", 0, 4)',
			resolver: "new dns.Resolver()",
			"promised resolver": "new dns.promises.Resolver()",
			"look-up of a service": 'await dns.promises.lookupService("127.0.0.1", 22)',
			TXT: 'await dns.promises.resolveTxt("example.org")',
			"reverse look-up": 'await dns.promises.reverse("127.0.0.1")',
			inspector: 'process.getBuiltinModule("node:inspector").open(0)',
			"a worker from text": `await inWorker(${connects}, { eval: true })`,
			"connection in a worker without flags": `await inWorker(new URL("data:text/javascript," + ${connects}), { execArgv: [] })`,
			"the same by the constructor of a worker": `await inWorker(new URL("data:text/javascript," + ${connects}), { execArgv: [] }, Named.prototype.constructor)`,
			"the same by what a class stands on": `await inWorker(${connects}, { eval: true, execArgv: [] }, Object.getPrototypeOf(class extends Named {}))`,
			"a database in a worker with other options": `await inWorker(new URL("data:text/javascript," + ${database}), { env: { NODE_OPTIONS: "--experimental-sqlite" } })`,
		};
		const tries = Object.entries(attacks).map(
			([name, attack]) =>
				`\ttry {\n\t\t${/^const|;/.test(attack) ? `${attack};` : `void (${attack});`}\n\t\topen.push(${JSON.stringify(name)});\n\t} catch {}`,
		);
		const body = `\tconst open: string[] = [];
	const Named: any = Reflect.get(threads, ["Wor", "ker"].join(""));
	const inWorker = (text: string | URL, options: object, Made: any = Named) =>
		new Promise((resolve, reject) => Reflect.construct(Made, [text, options]).once("error", reject).once("exit", (code: number) => code === 0 ? resolve(0) : reject(new Error("ended"))));
${tries.join("\n")}
	stage.writeJson("sum", { open });
	if (true) return;`;
		const head =
			'import dns from "node:dns";\nimport { createRequire } from "node:module";\nimport net from "node:net";\nimport threads from "node:worker_threads";\nvoid [dns, createRequire, net, threads];';
		const { code, output } = runScript(repository, body, { head });
		expect(code, output).toBe(0);
		expect(JSON.parse(repository.read("papers/toy/results/sum.json"))).toEqual({ open: [] });
	});

	it("starts no program", () => {
		expectRefused(
			repository,
			runScript(repository, '\texecFileSync("true");', { head: 'import { execFileSync } from "node:child_process";' }),
			"tried to start true: a stage starts no other program",
		);
	});

	it("reaches no server, in a worker neither", async () => {
		let asked = 0;
		const server = createServer((_request, response) => {
			asked++;
			response.end("hello");
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
		try {
			for (const body of [
				`await fetch("${address}");`,
				`await new Promise((resolve, reject) => get("${address}", resolve).on("error", reject));`,
				`await lookup("localhost");`,
			]) {
				const head =
					'import { get } from "node:http";\nimport { lookup } from "node:dns/promises";\nvoid get;\nvoid lookup;';
				expectRefused(repository, runScript(repository, `\t${body}`, { head }), /a stage has no network/);
			}
			repository.write(
				"papers/toy/analysis/caller.ts",
				`import { parentPort } from "node:worker_threads";\nawait fetch("${address}");\nparentPort?.postMessage("fetched");\n`,
			);
			expectRefused(
				repository,
				runScript(
					repository,
					'\tconst worker = new Worker(new URL("./caller.ts", import.meta.url));\n\tconsole.log(await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)));',
					{ head: 'import { Worker } from "node:worker_threads";' },
				),
				/a stage has no network/,
			);
		} finally {
			server.close();
		}
		expect(asked).toBe(0);
	});
});
