import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { browserNote, hasBrowser, pages, SiteInBrowser } from "./open-page.ts";
import { buildNotebooks } from "./site.ts";

const phone = { width: 390, height: 844, colorScheme: "dark" } as const;
const desktop = { width: 1280, height: 800, colorScheme: "light" } as const;
/** 1280 px at 400 %: WCAG 1.4.10. */
const narrow = { width: 320, height: 800, colorScheme: "light" } as const;

/** How far the page reaches beyond the screen, in px. */
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.skipIf(!hasBrowser)(`every page, judged by axe (WCAG 2.2 AA)${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start({ bypassPolicy: true });
	});
	afterAll(() => site?.close());

	it.each(pages)(
		"/%s, light and wide, dark on a phone, in forced colours, and at 320 px without sideways scrolling",
		async (path) => {
			const { page } = await site.open(path, desktop);
			expect(await violations(page)).toEqual([]);
			await page.emulateMedia({ forcedColors: "active" });
			expect(await violations(page)).toEqual([]);
			await page.emulateMedia({ forcedColors: null, colorScheme: "dark" });
			await page.setViewportSize(phone);
			expect(await violations(page)).toEqual([]);
			await page.setViewportSize(narrow);
			expect(await violations(page)).toEqual([]);
			expect(await beyond(page)).toBeLessThanOrEqual(0);
			await page.close();
		},
		600_000,
	);

	it.each([
		["the drawer of a number", "a.value", "dialog[open], [role=dialog]"],
		["the drawer of a figure", 'button[data-provenance^="figure:"]', "dialog[open], [role=dialog]"],
		["a figure's rows", "button[data-rows]", ".rows table"],
		["an explored figure", "button[data-explore]", ".plot-live svg"],
	])(
		"%s, open, on a wide screen and a phone",
		async (_, opens, opened) => {
			for (const view of [desktop, phone]) {
				const { page } = await site.open("papers/signal-study", view);
				await page.locator(opens).first().click();
				await page.locator(opened).first().waitFor();
				expect(await violations(page)).toEqual([]);
				await page.close();
			}
		},
		600_000,
	);
});

describe.skipIf(!hasBrowser)(`a notebook, judged by axe${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start({ ...(await buildNotebooks()), bypassPolicy: true });
	});
	afterAll(() => site?.close());

	it.each(["intrapartum-ctg", "maternal-sleep"])(
		"%s: as it opens, as a what-if, and with a query answered",
		async (slug) => {
			for (const view of [desktop, phone, narrow]) {
				const { page } = await site.open(`papers/${slug}/explore`, view);
				await page.locator(".notebook-figure svg").first().waitFor();
				expect(await violations(page)).toEqual([]);
				await page.locator(".knobs select").first().selectOption({ index: 1 });
				await page.locator(".notebook-figure.is-what-if svg").first().waitFor();
				await page.getByRole("button", { name: "Run", exact: true }).click();
				await page.locator(".code-answer tbody tr").first().waitFor();
				expect(await violations(page)).toEqual([]);
				expect(await beyond(page)).toBeLessThanOrEqual(0);
				await page.close();
			}
		},
		600_000,
	);

	it("is walked through by keyboard alone: a setting, the way back, a heading that sorts, a query", async () => {
		const { page } = await site.open("papers/maternal-sleep/explore", desktop);
		await page.locator(".rows-table tbody tr").first().waitFor();
		const tabTo = async (selector: string) => {
			for (let i = 0; i < 200; i++) {
				await page.keyboard.press("Tab");
				if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
			}
			throw new Error(`the tab key reaches no ${selector}`);
		};
		await tabTo(".knobs select");
		// A menu takes what is typed, opened or not.
		await page.keyboard.type("week 8");
		await expect.poll(() => page.locator(".knobs-state").textContent(), { timeout: 300_000 }).toMatch(/^What if\./);
		await tabTo(".knobs-foot button");
		await page.keyboard.press("Enter");
		await expect
			.poll(() => page.locator(".knobs-state").textContent(), { timeout: 300_000 })
			.toBe("Published settings.");
		await tabTo(".rows-table th button");
		await page.keyboard.press("Enter");
		expect(await page.locator('.rows-table th[aria-sort="ascending"]').count()).toBe(1);
		await tabTo(".code-cell textarea");
		await page.keyboard.press("Control+Enter");
		await page.locator(".code-answer tbody tr").first().waitFor();
		await page.close();
	}, 600_000);
});
