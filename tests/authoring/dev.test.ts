import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type Fixture, makeFixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
	existsSync(path),
);

interface State {
	readonly version: number;
	readonly working: boolean;
	readonly problems: readonly string[];
}

/*
 * `quickening dev` with the real site, DVC and stages, on a small repository: what is saved is seen on the page, what goes
 * wrong is told there, and Ctrl-C leaves nothing behind.
 */
describe.skipIf(pinnedDvc() === undefined)("quickening dev", () => {
	let fixture: Fixture;
	let running: ReturnType<Fixture["start"]>;
	let address: string;
	const states: State[] = [];
	const listening = new AbortController();

	const until = async <T>(what: string, look: () => T | Promise<T>): Promise<Exclude<NonNullable<T>, false>> => {
		const end = Date.now() + 500_000;
		while (Date.now() < end) {
			const found = await look();
			if (found) return found as Exclude<NonNullable<T>, false>;
			await new Promise((resolve) => setTimeout(resolve, 30));
		}
		throw new Error(`${what} did not come; dev printed:\n${running.text()}`);
	};
	const page = async () => (await fetch(`${address}papers/plain`)).text();
	const edit = (path: string, before: string, after: string) => {
		const text = fixture.read(`papers/plain/${path}`);
		expect(text).toContain(before);
		fixture.write(`papers/plain/${path}`, text.replace(before, after));
	};
	/** Edits, and waits until the rebuild that follows has ended. */
	const save = async (path: string, before: string, after: string) => {
		const { version } = states.at(-1)!;
		edit(path, before, after);
		return until(`a rebuild after ${path}`, () => {
			const last = states.at(-1)!;
			return last.version > version && !last.working && last;
		});
	};

	beforeAll(async () => {
		fixture = makeFixture();
		for (const name of ["cells", "kit", "package.json", "observablehq.config.js", "src"]) {
			cpSync(join(checkout, "notebooks", name), fixture.path("notebooks", name), {
				recursive: true,
				filter: (path) => !path.includes(".observablehq"),
			});
		}
		fixture.write(
			"papers/plain/page.ts",
			`export const page = { found: ["Found {mean.all}."], leadFigure: "digits", means: [], meansNot: [], studied: "-", notStudied: "-", methods: [], limits: [] };\n`,
		);
		fixture.commit("pages");
		running = fixture.start("dev", "plain");
		const first = await until("the address", () => /^(http:\S+\/)papers\/plain$/m.exec(running.text()));
		address = first[1]!;
		const response = await fetch(`${address}_quickening/events`, { signal: listening.signal });
		const listen = async () => {
			const decoder = new TextDecoder();
			for await (const piece of response.body!) {
				for (const [, data] of decoder.decode(piece as Uint8Array).matchAll(/^data: (.*)$/gm))
					states.push(JSON.parse(data!));
			}
		};
		// Ends with the server.
		void listen().catch(() => undefined);
		await until("the first build", () => /as it stands: ran plain mean/.test(running.text()));
	});
	afterAll(async () => {
		listening.abort();
		running?.child.kill("SIGKILL");
		fixture?.remove();
	});

	it("serves the paper's page to this machine, with results at their own addresses", async () => {
		expect(await page()).toContain("Found <a");
		for (const file of ["figures/digits.svg", "tables/digits.csv", "plain.pdf", "provenance.json"]) {
			expect((await fetch(`${address}papers/plain/${file}`)).status, file).toBe(200);
		}
		expect((await fetch(`${address}nothing/here`)).status).toBe(404);
	});
	it("a word in page.ts is on the page, and no stage runs", async () => {
		await save("page.ts", "Found {", "Seen {");
		expect(await page()).toContain("Seen <a");
		expect(running.text()).toContain("papers/plain/page.ts: ran no stage");
	});
	it("a figure's module re-runs the figure and the manuscript, and the drawing on the page is the new one", async () => {
		await save("figures/digits.ts", 'title: "Digit"', 'title: "Figure of ten"');
		expect(await page()).toContain(">Figure of ten</text>");
		expect(running.text()).toMatch(/figures\/digits\.ts: ran plain figure-digits, plain manuscript \(/);
	});
	it("a script that fails is told here and on the page, ends nothing, and is forgotten once it is mended", async () => {
		const { problems } = await save(
			"analysis/mean.ts",
			"const random",
			"throw new Error('no digits today'); const random",
		);
		expect(problems.join("\n")).toContain("no digits today");
		expect(running.text()).toContain("error: plain mean failed");
		const mended = await save("analysis/mean.ts", "throw new Error('no digits today'); const random", "const random");
		expect(mended.problems).toEqual([]);
	});
	it("a file that cannot be read as code is told with its line", async () => {
		const { problems } = await save("analysis/mean.ts", "const rows =", "const const rows =");
		expect(problems.join("\n")).toMatch(/papers\/plain\/analysis\/mean\.ts:6[: ]/);
		await save("analysis/mean.ts", "const const rows =", "const rows =");
	});
	it("a save during a rebuild is not lost", async () => {
		edit("analysis/mean.ts", "length: 20", "length: 30");
		await until("the rebuild's begin", () => states.at(-1)!.working);
		edit("page.ts", "Seen {", "Noticed {");
		edit("analysis/mean.ts", "length: 30", "length: 40");
		const rows = () => JSON.parse(fixture.read("papers/plain/results/mean/rows.json")) as unknown[];
		await until(
			"both",
			async () => rows().length === 40 && !states.at(-1)!.working && (await page()).includes("Noticed <a"),
		);
	});

	it.skipIf(chromium === undefined)("an open page loads itself anew, and shows what is wrong", async () => {
		const { chromium: browserType } = await import("playwright-core");
		const browser = await browserType.launch({ executablePath: chromium!, args: ["--no-sandbox"] });
		try {
			const open = await browser.newPage();
			await open.goto(`${address}papers/plain`, { timeout: 500_000 });
			await open.getByText("Noticed").waitFor({ timeout: 500_000 });
			edit("page.ts", "Noticed {", "Observed {");
			await open.getByText("Observed").waitFor({ timeout: 500_000 });
			edit("page.ts", "{mean.all}", "{mean.none}");
			await open.getByText("which no stage recorded").waitFor({ timeout: 500_000 });
			edit("page.ts", "{mean.none}", "{mean.all}");
			await open.getByText("Observed").waitFor({ timeout: 500_000 });
			edit("paper.ts", 'slug: "plain"', 'slug: "plane"');
			await open.locator("#quickening-dev").getByText("plane").waitFor({ timeout: 500_000 });
			edit("paper.ts", 'slug: "plane"', 'slug: "plain"');
			await open.locator("#quickening-dev").waitFor({ state: "detached", timeout: 500_000 });
		} finally {
			await browser.close();
		}
	});

	it("is served once: a second one is turned away", () => {
		expect(fixture.run("dev")).toMatchObject({ code: 1, text: expect.stringContaining("quickening dev plain") });
	});
	it("ends with all that it started on Ctrl-C", async () => {
		running.child.kill("SIGINT");
		expect((await running.ended).code).toBe(0);
		await expect(fetch(address)).rejects.toThrow();
		const left = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout.split("\n");
		expect(left.filter((line) => line.includes(fixture.root))).toEqual([]);
		expect(existsSync(fixture.path(".quickening/preview.json"))).toBe(false);
	});
});
