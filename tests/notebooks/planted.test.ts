import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";
import { buildSite } from "./site.ts";

const pages = ["", "data", "papers/planted-study", "papers/unsafe-drawing", "papers/misshapen-study"];

describe("what is planted in every text", () => {
	it("stays a text in the built pages, whose policy allows their own scripts alone", async () => {
		const { folder, output } = await buildSite();
		expect(output).not.toContain("broken link");
		for (const path of pages) {
			const page = readFileSync(join(folder, `${path || "index"}.html`), "utf8");
			const [, policy = ""] =
				/<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
			expect(policy).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-");
			expect(policy).toContain("object-src 'none'; base-uri 'self'");
			expect(policy).not.toMatch(/script-src[^;]*(?:unsafe-inline|'unsafe-eval'|https?:|\*)/);
		}
		const planted = readFileSync(join(folder, "papers/planted-study.html"), "utf8");
		for (const part of ["found", "figure-trace", "table-cells", "claims", "claim-first", "rebuild", "references"])
			expect(planted).toContain(` id="${part}"`);
		expect(planted).toContain('<a href="https://example.org/good"');
		expect(readFileSync(join(folder, "papers/misshapen-study.html"), "utf8")).toContain(
			"paper.ts: authors must be a list;",
		);
		const unsafe = readFileSync(join(folder, "papers/unsafe-drawing.html"), "utf8");
		expect(unsafe).toContain("results/figures/trace.svg is no plain drawing: it holds &lt;script&gt;");
	});

	describe.skipIf(!hasBrowser)(`in a browser${browserNote}`, () => {
		let site: SiteInBrowser;
		beforeAll(async () => {
			site = await SiteInBrowser.start();
		});
		afterAll(() => site?.close());

		it.each(pages)("runs nothing, asks nobody else and breaks nothing: /%s", async (path) => {
			const { page, problems } = await site.open(path, views["a desktop, light"]);
			const dialogs: string[] = [];
			page.on("dialog", (dialog) => {
				dialogs.push(dialog.message());
				void dialog.dismiss();
			});
			await page.evaluate(() => {
				for (const details of document.querySelectorAll("details")) details.open = true;
			});
			const provenance = page.locator("[data-provenance], .figure-table tbody td");
			for (let i = 0; i < Math.min(12, await provenance.count()); i++) {
				await provenance.nth(i).dispatchEvent("click");
				const drawer = page.locator("dialog.drawer[data-ready]");
				await drawer.waitFor();
				expect(await drawer.locator(".drawer-problem").count()).toBe(0);
				await page.keyboard.press("Escape");
				await drawer.waitFor({ state: "detached" });
			}
			for (const name of ["View as table", "Explore"]) {
				const buttons = page.getByText(name, { exact: true });
				for (let i = await buttons.count(); i > 0; i--) await buttons.nth(i - 1).click();
			}
			await page.waitForTimeout(300);
			const found = await page.evaluate(() => ({
				ran: (globalThis as Record<string, unknown>)["planted"],
				addresses: Array.from(
					document.querySelectorAll("a[href], [src], [action]"),
					(element) => (element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action"))!,
				).filter(
					(address) => !/^(?:https:\/\/|blob:http:\/\/127\.0\.0\.1|\.{0,2}\/|[#a-z0-9?][^:]*$|$)/i.test(address),
				),
				foreign: Array.from(
					document.querySelectorAll("main iframe, main img, main object, main link"),
					({ outerHTML }) => outerHTML,
				),
				handlers: Array.from(document.querySelectorAll("*"), (element) =>
					element.getAttributeNames().filter((name) => name.startsWith("on")),
				).flat(),
				scripts: Array.from(document.querySelectorAll("main script"), (script) => (script as HTMLScriptElement).src),
				unseen: /[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
			}));
			expect(dialogs).toEqual([]);
			expect(problems).toEqual([]);
			expect({ ...found, scripts: found.scripts.filter((source) => !source.startsWith("http://127.0.0.1")) }).toEqual({
				ran: undefined,
				addresses: [],
				foreign: [],
				handlers: [],
				scripts: [],
				unseen: false,
			});
			await page.close();
		});

		it("shows the words of a data card: HTML and code as text, links to the web alone", async () => {
			const { page } = await site.open("data", views["a desktop, light"]);
			const card = page.locator("#planted-data .card");
			const text = (await card.textContent())!;
			expect(text).toContain('<img src="https://planted.example/pixel.png" onerror="planted=13">');
			expect(text).toContain("${planted=10}");
			expect(text).toContain("display(planted = 18);");
			expect(await card.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))).toEqual([
				"https://example.org/good",
				"https://example.org/auto",
			]);
			await page.close();
		});
	});
});
