import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, SiteInBrowser } from "./open-page.ts";
import { type BuiltSite, buildNotebooks } from "./site.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const papers = JSON.parse(readFileSync(join(repository, "tests/notebooks/package.json"), "utf8")) as {
	dependencies: Readonly<Record<string, string>>;
};
const slugs = Object.keys(papers.dependencies).flatMap((name) => /^@quickening-papers\/(.+)$/.exec(name)?.[1] ?? []);
const phone = { width: 390, height: 844, colorScheme: "light" } as const;
const mostBytes = 300_000;

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();
/** What goes wrong on a page, in its own words. */
const problems = async (page: Page) => [
	...(await texts(page, ".observablehq--error")),
	...(await texts(page, ".notebook-problem")),
];

describe.skipIf(!hasBrowser)(`the notebook of each paper${browserNote}`, () => {
	let site: BuiltSite;
	let browser: SiteInBrowser;
	beforeAll(async () => {
		site = await buildNotebooks();
		browser = await SiteInBrowser.start(site);
	});
	afterAll(() => browser?.close());

	it("is there, and its paper leads to it", () => {
		for (const slug of slugs) {
			expect(existsSync(join(site.folder, `papers/${slug}/explore.html`)), slug).toBe(true);
			expect(readFileSync(join(site.folder, `papers/${slug}.html`), "utf8")).toContain(`href="./${slug}/explore"`);
		}
	});

	for (const slug of slugs) {
		it(`${slug}: begins with what is published, answers each setting, and leads back`, async () => {
			const { page, problems: complaints, requests } = await browser.open(`papers/${slug}/explore`, phone);
			const numbers = page.locator(".notebook-numbers tbody tr");
			await numbers.first().waitFor();
			await page.locator(".notebook-figure svg").first().waitFor();
			await page.locator(".code-cell").waitFor();
			expect(await problems(page)).toEqual([]);
			expect((await texts(page, ".badge b")).every((word) => word === "Published")).toBe(true);

			// The number is the published one where the paper has it; intervals may be resampled.
			for (const cells of await numbers.evaluateAll((rows) =>
				rows.map((row) => [...row.children].map((cell) => cell.textContent!)),
			)) {
				const [label, published, here] = cells as [string, string, string];
				if (published === "not in the paper") continue;
				const estimate = (text: string) => text.replace(/ \(.*$| n = .*$/, "");
				expect([label, estimate(here)]).toEqual([label, estimate(published)]);
			}

			const sent = [...new Set(requests)].map((address) => new URL(address).pathname.replace(/^\/report\//, ""));
			const bytes = sent.map((path) => sizeOf(site.folder, path)).reduce((sum, size) => sum + size, 0);
			expect(bytes).toBeLessThan(mostBytes);
			expect(sent.filter((path) => /vega|arquero/.test(path))).toEqual([]);

			const fields = page.locator(".knobs select, .knobs input");
			const state = page.locator(".knobs-state");
			for (let i = 0; i < (await fields.count()); i++) {
				const field = fields.nth(i);
				const isMenu = await field.evaluate((element) => element.tagName === "SELECT");
				if (isMenu) await field.selectOption({ index: (await field.locator("option").count()) - 1 });
				const isMoved = isMenu && (await field.inputValue()) !== (await published(field));
				if (!isMoved) {
					if (isMenu) await field.selectOption({ index: 0 });
					else {
						await field.focus();
						const before = await field.inputValue();
						await page.keyboard.press("ArrowLeft");
						if ((await field.inputValue()) === before) await page.keyboard.press("ArrowRight");
					}
				}
				await expect.poll(() => state.textContent(), { timeout: 300_000 }).toMatch(/^What if\. /);
				await page.locator(".notebook-figure.is-what-if svg").first().waitFor();
				expect([i, await problems(page)]).toEqual([i, []]);
				await page.getByRole("button", { name: "Back to the published settings" }).click();
				await expect.poll(() => state.textContent(), { timeout: 300_000 }).toBe("Published settings.");
				await page.locator(".notebook-figure:not(.is-what-if) svg").first().waitFor();
			}

			await page.getByRole("button", { name: "Run", exact: true }).click();
			await page.locator(".code-answer tbody tr").first().waitFor();
			expect(await problems(page)).toEqual([]);
			expect(complaints).toEqual([]);
			await page.close();
		}, 600_000);
	}

	it("has rows that are sorted by a heading and filtered by words", async () => {
		const { page } = await browser.open("papers/visceral-fat-and-gdm/explore", phone);
		const table = page.locator(".rows-table").first();
		const first = table.locator("tbody tr").first();
		await first.waitFor();
		const heading = table.getByRole("button", { name: "Specificity (%)" });
		await heading.press("Enter");
		expect(await table.locator('th[aria-sort="ascending"]').textContent()).toBe("Specificity (%)");
		const lowest = await first.textContent();
		await heading.press("Enter");
		expect(await table.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("descending");
		expect(await first.textContent()).not.toBe(lowest);
		await table.getByRole("searchbox").fill("45.1");
		await expect.poll(() => table.locator("tbody tr").count()).toBeLessThan(10);
		expect(await table.locator(".rows-count").textContent()).toMatch(/^\d+ of 120 rows match\.$/);
		await page.close();
	});

	it("says what is wrong with a reader's query, and ends one that does not end by itself", async () => {
		const { page } = await browser.open("papers/few-labels/explore", phone);
		const cell = page.locator(".code-cell");
		await cell.locator("textarea").fill("rows.nothing()");
		await cell.locator("textarea").press("Control+Enter");
		await cell.locator(".notebook-problem").waitFor();
		expect(await cell.locator(".notebook-problem").textContent()).toContain("not a function");
		await cell.locator("textarea").fill("for (;;) {}");
		await page.getByRole("button", { name: "Run", exact: true }).click();
		await expect
			.poll(() => cell.locator(".code-answer").textContent(), { timeout: 300_000 })
			.toContain("it was ended after 20 s");
		await page.getByRole("button", { name: "Put the code back" }).click();
		await page.getByRole("button", { name: "Run", exact: true }).click();
		await cell.locator(".code-answer tbody tr").first().waitFor();
		await page.close();
	});
});

/** The value that a menu marks as published. */
async function published(menu: ReturnType<Page["locator"]>): Promise<string> {
	return menu.evaluate((element) => {
		const options = [...(element as HTMLSelectElement).options];
		return options.find(({ textContent }) => textContent!.endsWith("(published)"))!.value;
	});
}

/** Bytes of a file of the site as a host sends it: text compressed, fonts and pictures as they are. */
function sizeOf(folder: string, path: string): number {
	const file = [path, `${path}.html`, join(path, "index.html")]
		.map((one) => join(folder, one))
		.find((one) => existsSync(one) && !one.endsWith("/") && /\.\w+$/.test(one));
	if (file === undefined) return 0;
	const bytes = readFileSync(file);
	return /\.(?:woff2|png)$/.test(file) ? bytes.length : gzipSync(bytes).length;
}
