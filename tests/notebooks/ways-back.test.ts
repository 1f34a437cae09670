import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";

describe.skipIf(!hasBrowser)(`in a browser${browserNote}, how it was made:`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start();
	});
	afterAll(() => site?.close());

	it.each(["a phone, light", "a desktop, dark"] as const)(
		"a number leads back to the bytes, by keyboard alone, on %s",
		async (view) => {
			const { page, problems } = await site.open("papers/signal-study", views[view]);
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
		const { page, problems } = await site.open("", views["a desktop, light"]);
		await page.locator(".entry a.value").first().click();
		await page.locator("dialog[data-ready] .step-value").waitFor();
		expect(problems).toEqual([]);
		await page.close();
	});

	it("a plotted row says how it was made, by keyboard alone", async () => {
		const { page, problems } = await site.open("papers/signal-study", views["a phone, dark"]);
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
		const { page, problems } = await site.open("papers/signal-study", views["a desktop, light"]);
		const cells = page.locator("#table-participants tbody td");
		expect(await cells.evaluateAll((all) => all.filter((cell) => (cell as HTMLElement).tabIndex === 0).length)).toBe(1);
		await cells.first().focus();
		// The first row heads a group, and has no cell of its own.
		for (const key of ["ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
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
		const { page, problems } = await site.open("papers/signal-study", views["a desktop, light"]);
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
});
