import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { type BuiltSite, buildSite, serve } from "./site.ts";

const browserPath = process.env["QUICKENING_CHROMIUM"] ?? "/usr/bin/chromium";
const hasBrowser = existsSync(browserPath);
const browserNote = hasBrowser
	? ""
	: ` (skipped: no Chromium at ${browserPath}; install it or set QUICKENING_CHROMIUM)`;

const papers = ["signal-study", "detector-simulation", "waiting-study", "new-study", "differing-study", "broken-study"];
const pages = [
	"",
	"data",
	"about",
	"methods/index",
	"methods/cardio",
	"methods/cardiotocography",
	"methods/deep-learning",
	"methods/glucose",
	"methods/reproduction",
	"methods/signal",
	"methods/voice",
	"404",
	...papers.map((slug) => `papers/${slug}`),
];
const views = {
	"a phone, light": { width: 390, height: 844, colorScheme: "light" },
	"a desktop, dark": { width: 1280, height: 800, colorScheme: "dark" },
	"a desktop, light": { width: 1280, height: 800, colorScheme: "light" },
	"a phone, dark": { width: 390, height: 844, colorScheme: "dark" },
} as const;

let site: BuiltSite;
beforeAll(async () => {
	site = await buildSite();
}, 600_000);
afterAll(() => site?.remove());

const built = (path: string) => readFileSync(join(site.folder, path), "utf8");

describe("the built site", () => {
	it("has no link that leads nowhere", () => {
		expect(site.output).not.toContain("broken link");
		expect(site.output).toMatch(/\d+ links validated/);
	});

	it("names a language, lets readers zoom, and takes nothing from another host", () => {
		for (const page of pages) {
			const text = built(`${page || "index"}.html`);
			expect(text).toContain('<html lang="en-GB">');
			expect(text).not.toContain("maximum-scale");
			expect(
				text.match(/<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\/|<link[^>]*\shref="(?:https?:)?\/\//),
			).toBeNull();
		}
	});

	it("loads Vega on no page before somebody asks", () => {
		for (const page of pages) expect(built(`${page || "index"}.html`)).not.toMatch(/modulepreload[^>]*vega/);
	});

	it("has each result at an address that stays the same, byte for byte", () => {
		for (const file of [
			"figures/trace.svg",
			"figures/trace.png",
			"figures/curve.pdf",
			"figures/curve.csv",
			"figures/trace.vl.json",
			"tables/participants.csv",
		]) {
			const made = readFileSync(join(site.folder, "../../papers/signal-study/results", file));
			expect(readFileSync(join(site.folder, "papers/signal-study", file)).equals(made)).toBe(true);
		}
		expect(built("papers/signal-study/signal-study.pdf")).toMatch(/^%PDF/);
		expect(built("papers/signal-study/signal-study.docx")).toBe("PK");
		expect(built("papers/signal-study/signal-study.xml")).toBe("<article/>");
		const page = built("papers/signal-study.html");
		for (const file of ["signal-study.pdf", "signal-study.docx", "signal-study.xml"])
			expect(page).toContain(`/${file}"`);
		expect(page).not.toContain("signal-study-preprint.pdf");
	});

	it("says of each paper in words how it stands", () => {
		const overview = built("index.html");
		for (const words of [
			"rebuilt 14/14",
			"rebuild differs, 13/14",
			"reproduced 1 of 2, 1 inconclusive",
			"robust 0 of 1",
			"waiting for data",
			"no results yet",
			"synthetic",
		]) {
			expect(overview).toContain(`</svg>${words}</li>`);
		}
	});

	it("gives the command to a paper that waits, and outlines instead of figures", () => {
		const page = built("papers/waiting-study.html");
		expect(page).toContain("npm run quickening -- data get birth-traces");
		expect(page).toContain("plot-outline");
		expect(page).not.toContain("NaN");
	});

	it("marks synthetic data on the page and under each figure, and other data nowhere", () => {
		const page = built("papers/detector-simulation.html");
		expect(page).toContain('class="synthetic-band"');
		for (const [caption] of page.matchAll(/<figure id="figure-[\s\S]*?<\/figure>/g))
			expect(caption).toContain("Synthetic data.");
		expect(built("papers/signal-study.html")).not.toMatch(/synthetic/i);
	});

	it("names what is wrong with a paper that cannot be read, and runs nothing of it", () => {
		expect(built("papers/broken-study.html")).toContain(
			"defineStudy is not defined &amp; &lt;that&gt; costs ${nothing}",
		);
		expect(built("papers/signal-study.html")).toContain("Costs: ${1 + 1}.");
	});

	it("writes the way of every value back to its data set", () => {
		const provenance = JSON.parse(built("papers/signal-study/provenance.json"));
		expect(Object.keys(provenance.results)).toEqual(
			expect.arrayContaining([
				"value:auc.primary",
				"value:missing.percent",
				"figure:trace",
				"figure:curve",
				"table:participants",
			]),
		);
		expect(provenance.stages.features.inputs).toEqual([
			{ path: "data/birth-traces/raw/signals", dataset: "birth-traces", md5: "0123456789abcdef0123456789abcdef" },
		]);
		expect(provenance.stages.performance.source).toContain("const price");
		expect(provenance.results["value:auc.primary"].stages).toEqual(["performance", "features"]);
		expect(provenance.environment.tensorflow).toBe("not used");
		const prov = JSON.parse(built("papers/signal-study/prov.json"));
		expect(prov.wasGeneratedBy["_:wasGeneratedBy/result:value/auc.primary/performance"]).toEqual({
			"prov:entity": "result:value/auc.primary",
			"prov:activity": "stage:performance",
		});
		const page = built("papers/signal-study.html");
		for (const offered of [
			"signal-study/provenance.json",
			"signal-study/prov.json",
			"quickening -- export signal-study",
		]) {
			expect(page).toContain(offered);
		}
	});
});

describe.skipIf(!hasBrowser)(`in a browser${browserNote}`, () => {
	let root: string;
	let server: Server;
	let context: BrowserContext;
	let profile: string;

	beforeAll(async () => {
		({ root, server } = await serve(site.folder));
		profile = mkdtempSync(join(tmpdir(), "quickening-browser-"));
		const flags =
			"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
		context = await chromium.launchPersistentContext(profile, { executablePath: browserPath, args: flags.split(" ") });
	}, 60_000);
	afterAll(async () => {
		await context?.close();
		server?.close();
		if (profile) rmSync(profile, { recursive: true, force: true });
	});

	/** Opens a page; `problems` collects what the browser complains about and what it asks of other hosts. */
	async function open(
		path: string,
		{ width, height, colorScheme }: { width: number; height: number; colorScheme: "light" | "dark" },
	) {
		const page = await context.newPage();
		const problems: string[] = [];
		const requests: string[] = [];
		page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
		page.on("pageerror", (error) => problems.push(error.message));
		page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
		page.on("request", (request) => {
			requests.push(request.url());
			const { protocol, hostname } = new URL(request.url());
			if (!["data:", "blob:"].includes(protocol) && hostname !== "127.0.0.1")
				problems.push(`left the host: ${request.url()}`);
		});
		await page.setViewportSize({ width, height });
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await page.goto(root + path);
		await page.evaluate(() => document.fonts.ready);
		return { page, problems, requests };
	}

	for (const [view, settings] of Object.entries(views)) {
		it.each(pages)(`reads well on ${view}: /%s`, async (path) => {
			const { page, problems } = await open(path, settings);
			const found = await page.evaluate(inspect);
			await page.close();
			expect(problems).toEqual([]);
			expect(found).toMatchObject({
				lang: "en-GB",
				scrolls: false,
				overflowing: [],
				silent: [],
				nameless: [],
				repeatedIds: [],
				dangling: [],
			});
			expect(found.nTexts).toBeGreaterThan(8);
			expect(found.faint).toEqual([]);
			expect(found.fonts).toEqual(expect.arrayContaining(["Source Serif 4", "Inter"]));
			expect(found.headings[0]?.level).toBe(1);
			expect(found.headings.filter(({ level }) => level === 1)).toHaveLength(1);
			for (let i = 1; i < found.headings.length; i++) {
				expect(found.headings[i]!.level, found.headings[i]!.text).toBeLessThanOrEqual(found.headings[i - 1]!.level + 1);
			}
			if (path === "papers/signal-study") expect(found.nFigures).toBe(2);
			if (path === "") expect(found.nFigures).toBeGreaterThanOrEqual(5);
		});
	}

	it.each([320, 640])(
		"needs no sideways scrolling at %i px, as when a page is zoomed to 200 % or more",
		async (width) => {
			for (const path of ["", "papers/signal-study", "papers/differing-study", "data", "methods/cardiotocography"]) {
				const { page } = await open(path, { width, height: 600, colorScheme: "light" });
				const { scrolls, overflowing } = await page.evaluate(inspect);
				await page.close();
				expect({ path, scrolls, overflowing }).toEqual({ path, scrolls: false, overflowing: [] });
			}
		},
	);

	it.each(["a phone, light", "a desktop, dark"] as const)(
		"a number leads back to the bytes, by keyboard alone, on %s",
		async (view) => {
			const { page, problems } = await open("papers/signal-study", views[view]);
			const number = page.locator(".found a.value").first();
			await number.focus();
			await page.keyboard.press("Enter");
			const drawer = page.locator("dialog.drawer[data-ready]");
			await drawer.waitFor();
			expect(await drawer.locator(".step").allTextContents()).toEqual([
				"Value",
				"Stage",
				"Stage",
				"Data set",
				"Environment",
			]);
			const text = (await drawer.textContent())!.replace(/\u00a0/g, " ");
			for (const part of [
				"0.71",
				"95% CI 0.62 to 0.80",
				"506",
				"auc.primary",
				"papers/signal-study/analysis/performance.ts",
				"c3c3c3c3",
				"data/birth-traces/raw/signals",
				"0123456789abcdef",
				"ODC-By-1.0 (to be confirmed)",
				"0123456789abcdef01234567",
			]) {
				expect(text).toContain(part);
			}
			const { faint, scrolls, nameless } = await page.evaluate(inspect);
			expect({ faint, scrolls, nameless }).toEqual({ faint: [], scrolls: false, nameless: [] });
			const box = (await drawer.boundingBox())!;
			const { width, height } = views[view];
			expect(Math.round(box.x + box.width)).toBe(width);
			expect(Math.round(box.y + box.height)).toBe(height);
			expect(view === "a phone, light" ? box.x : box.y).toBe(0);
			for (let i = 0; i < 40; i++) {
				await page.keyboard.press("Tab");
				expect(
					await page.evaluate(
						() => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null,
					),
				).toBe(true);
			}
			const downloaded = page.waitForEvent("download");
			await drawer.getByText("Download this chain as JSON").click();
			const file = await downloaded;
			expect(file.suggestedFilename()).toBe("signal-study-value-auc.primary.json");
			const chain = JSON.parse(readFileSync(await file.path(), "utf8"));
			expect(chain.stages.map((stage: { name: string }) => stage.name)).toEqual(["performance", "features"]);
			await page.keyboard.press("Escape");
			await drawer.waitFor({ state: "detached" });
			expect(await number.evaluate((element) => document.activeElement === element)).toBe(true);
			expect(problems).toEqual([]);
			await page.close();
		},
	);

	it("a number of the overview leads there as well", async () => {
		const { page, problems } = await open("", views["a desktop, light"]);
		await page.locator(".entry a.value").first().click();
		await page.locator("dialog[data-ready] .step-value").waitFor();
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a figure shows its rows, and how it was made", async () => {
		const { page, problems } = await open("papers/signal-study", views["a phone, light"]);
		const figure = page.locator("#figure-curve");
		await figure.getByText("View as table").click();
		await figure.locator(".rows tbody tr").first().waitFor();
		expect(await figure.locator(".rows thead th").count()).toBeGreaterThanOrEqual(4);
		expect(await figure.locator(".rows tbody tr").count()).toBeGreaterThanOrEqual(41);
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		await figure.getByText("How this was made").click();
		await page.locator("dialog[data-ready]").getByText("figures/curve.ts").waitFor();
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a plotted row says how it was made, by keyboard alone", async () => {
		const { page, problems } = await open("papers/signal-study", views["a phone, dark"]);
		const figure = page.locator("#figure-curve");
		await figure.getByText("View as table").click();
		const third = figure.getByRole("button", { name: "Row 3: how this was made" });
		await third.focus();
		await page.keyboard.press("Enter");
		const drawer = page.locator("dialog.drawer[data-ready]");
		await drawer.waitFor();
		expect(await drawer.locator(".step").allTextContents()).toEqual([
			"Mark",
			"Figure",
			"Stage",
			"Stage",
			"Stage",
			"Data set",
			"Environment",
		]);
		const cells = await figure.locator(".rows tbody tr").nth(2).locator("td").allTextContents();
		const heading = await figure.locator(".rows thead th").allTextContents();
		const shown = await drawer.locator(".chain > li").first().textContent();
		expect(shown).toContain("Row 3 of 41 plotted rows");
		for (const [i, cell] of cells.entries()) expect(shown).toContain(cell === "" ? "" : heading[i + 1] + cell);
		const { faint, scrolls, nameless } = await page.evaluate(inspect);
		expect({ faint, scrolls, nameless }).toEqual({ faint: [], scrolls: false, nameless: [] });
		await page.keyboard.press("Escape");
		await drawer.waitFor({ state: "detached" });
		expect(await third.evaluate((element) => document.activeElement === element)).toBe(true);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a cell says its row, its column and how it was made, by touch and by keyboard", async () => {
		const { page, problems } = await open("papers/signal-study", views["a desktop, light"]);
		const cells = page.locator("#table-participants tbody td");
		expect(await cells.evaluateAll((all) => all.filter((cell) => (cell as HTMLElement).tabIndex === 0).length)).toBe(1);
		await cells.first().focus();
		for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
		const drawer = page.locator("dialog.drawer[data-ready]");
		await drawer.waitFor();
		const step = drawer.locator(".chain > li").first();
		expect(await step.locator(".step-value").textContent()).toBe("10.0 (7.0 to 13.5)");
		expect(await step.textContent()).toContain("3: Decelerations (per 30 min)");
		expect(await step.textContent()).toContain("pH < 7.05 (n = 40)");
		expect(await drawer.textContent()).toContain("papers/signal-study/tables/participants.ts");
		await page.keyboard.press("Escape");
		await drawer.waitFor({ state: "detached" });
		await page.locator("#table-participants").getByText("138.2", { exact: false }).first().click();
		await drawer.waitFor();
		expect(await step.textContent()).toContain("All recordings of the data set.");
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a mark of an explored figure leads to its plotted row", async () => {
		const { page, problems } = await open("papers/signal-study", views["a desktop, light"]);
		const figure = page.locator("#figure-trace");
		await figure.getByText("Explore").click();
		await figure.locator(".plot-live svg").waitFor();
		await figure.locator(".plot-live text", { hasText: "signal lost" }).click();
		const drawer = page.locator("dialog.drawer[data-ready]");
		await drawer.waitFor();
		const shown = await drawer.locator(".chain > li").first().textContent();
		expect(shown).toContain("labelsignal lost");
		expect(shown).toMatch(/Row \d+ of 721 plotted rows/);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("figures turn their colours over on a dark screen, and are light on paper", async () => {
		const { page, problems } = await open("papers/signal-study", views["a desktop, dark"]);
		const ink = () =>
			page
				.locator("#figure-curve .plot svg text")
				.first()
				.evaluate((text) => getComputedStyle(text).fill);
		const line = () =>
			page
				.locator('#figure-curve .plot svg path[stroke*="0072B2" i]')
				.first()
				.evaluate((path) => getComputedStyle(path).stroke);
		const light = (colour: string) => Math.min(...(colour.match(/\d+/g) ?? []).map(Number)) > 100;
		expect(light(await ink())).toBe(true);
		expect(await line()).toBe("rgb(98, 171, 240)");
		await page.emulateMedia({ colorScheme: "light" });
		expect(await line()).toBe("rgb(0, 114, 178)");
		await page.emulateMedia({ colorScheme: "dark", media: "print" });
		expect([light(await ink()), await line()]).toEqual([false, "rgb(0, 114, 178)"]);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a figure of two columns is drawn below itself on a phone, and does not scroll sideways", async () => {
		const { page, problems } = await open("papers/signal-study", views["a phone, light"]);
		const frame = page.locator("#figure-trace .plot-frame");
		expect(await frame.locator(".plot-narrow").isVisible()).toBe(true);
		expect(await frame.locator(".plot").isVisible()).toBe(false);
		expect(await frame.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
		await page.setViewportSize({ width: 1280, height: 800 });
		expect(await frame.locator(".plot-narrow").isVisible()).toBe(false);
		expect(await frame.locator(".plot").isVisible()).toBe(true);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a figure can be explored, and only then is Vega loaded", async () => {
		const { page, problems, requests } = await open("papers/signal-study", views["a desktop, light"]);
		expect(requests.filter((url) => url.includes("vega"))).toEqual([]);
		const figure = page.locator("#figure-trace");
		await figure.getByText("Explore").click();
		await figure.locator(".plot-live svg").waitFor();
		expect(await figure.locator(".plot").isVisible()).toBe(false);
		expect(requests.some((url) => url.includes("vega"))).toBe(true);
		await figure.getByText("Back to the drawing").click();
		expect(await figure.locator(".plot").isVisible()).toBe(true);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a network answers a reader in wasm as it does in Node, and takes nothing from another host", async () => {
		const { network } = await import("../../notebooks/what-if/network/network.ts");
		await network.prepare!(undefined);
		const { page, problems, requests } = await open("methods/deep-learning", views["a desktop, light"]);
		const figure = page.locator("figure[data-what-if=network]");
		await figure.locator("form").waitFor();
		for (const settings of [
			{ depth: 0, place: 4, gap: 0 },
			{ depth: 25, place: 6, gap: 0.5 },
			{ depth: 40, place: 4, gap: 2.4 },
		]) {
			for (const [name, value] of Object.entries(settings)) await figure.locator(`[name=${name}]`).fill(String(value));
			expect(await figure.locator("output").textContent()).toBe(network.draw(settings).sentence);
		}
		expect(requests.some((url) => url.endsWith(".wasm"))).toBe(true);
		expect(requests.filter((url) => !url.startsWith("http://127.0.0.1:") && !url.startsWith("data:"))).toEqual([]);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("the first key leads past the header", async () => {
		const { page } = await open("papers/signal-study", views["a desktop, light"]);
		await page.keyboard.press("Tab");
		expect(await focused(page)).toBe("Skip to the text");
		await page.close();
	});

	it("a link to a value opens the table that it stands in", async () => {
		const { page } = await open("papers/signal-study#value-auc.clock", views["a desktop, light"]);
		expect(await page.locator('[id="value-auc.clock"]').isVisible()).toBe(true);
		await page.close();
	});
});

function focused(page: Page): Promise<string> {
	return page.evaluate(() => document.activeElement?.textContent ?? "");
}
