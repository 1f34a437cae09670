import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";

describe.skipIf(!hasBrowser)(`in a browser${browserNote}, on a page`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start();
	});
	afterAll(() => site?.close());

	it("a figure shows its rows, and how it was made", async () => {
		const { page, problems } = await site.open("papers/signal-study", views["a phone, light"]);
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

	it("figures turn their colours over on a dark screen, and are light on paper", async () => {
		const { page, problems } = await site.open("papers/signal-study", views["a desktop, dark"]);
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
		const { page, problems } = await site.open("papers/signal-study", views["a phone, light"]);
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
		const { page, problems, requests } = await site.open("papers/signal-study", views["a desktop, light"]);
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
		const { page, problems, requests } = await site.open("methods/deep-learning", views["a desktop, light"]);
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
		const { page } = await site.open("papers/signal-study", views["a desktop, light"]);
		await page.keyboard.press("Tab");
		expect(await focused(page)).toBe("Skip to the text");
		await page.close();
	});

	it("a link to a value opens the table that it stands in", async () => {
		const { page } = await site.open("papers/signal-study#value-auc.clock", views["a desktop, light"]);
		expect(await page.locator('[id="value-auc.clock"]').isVisible()).toBe(true);
		await page.close();
	});
});

function focused(page: Page): Promise<string> {
	return page.evaluate(() => document.activeElement?.textContent ?? "");
}
