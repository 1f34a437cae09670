import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "../../notebooks/inspect.ts";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { removeAll, reviewedFixture } from "./reviews.ts";

const browserPath = process.env.QUICKENING_CHROMIUM ?? "/usr/bin/chromium";
const browserNote = existsSync(browserPath) ? "" : ` (skipped: no Chromium at ${browserPath})`;
const views = {
	"a phone, dark": { width: 390, height: 844, colorScheme: "dark" },
	"a desktop, light": { width: 1280, height: 800, colorScheme: "light" },
} as const;

// One where all agrees, one where most differs, one of a paper that could not be rebuilt.
describe.skipIf(pinnedDvc() === undefined || browserNote !== "")(`in a browser${browserNote}, a review's page`, () => {
	let fixture: Fixture;
	beforeAll(async () => {
		({ fixture } = await reviewedFixture());
	});
	afterAll(() => removeAll(fixture));

	const reports = { agrees: "main-plain", differs: "forged-plain", failed: "typed-plain" };
	const open = async (
		report: string,
		{ width, height, colorScheme }: (typeof views)[keyof typeof views],
		look: (page: import("playwright-core").Page) => Promise<void>,
	) => {
		const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
		const said: string[] = [];
		try {
			const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
			const page = await context.newPage();
			page.on("console", (message) => said.push(message.text()));
			page.on("pageerror", (error) => said.push(String(error)));
			page.on("request", (request) => {
				if (!/^(?:data|file):/.test(request.url())) said.push(`asks for ${request.url()}`);
			});
			await page.goto(`file://${fixture.path(".quickening/reports", report, "index.html")}`);
			await page.evaluate(() => document.fonts.ready);
			await look(page);
			expect(said).toEqual([]);
		} finally {
			await browser.close();
		}
	};
	const cases = Object.entries(reports).flatMap(([verdict, report]) =>
		Object.keys(views).map((view) => [verdict, view as keyof typeof views, report] as const),
	);

	it.each(cases)("(%s) on %s opens offline, fits, can be read, and names its pictures", async (_, view, report) => {
		await open(report, views[view], async (page) => {
			await page.evaluate(() => {
				for (const details of document.querySelectorAll("details")) details.open = true;
			});
			const found = await page.evaluate(inspect);
			expect(found.scrolls).toBe(false);
			expect(found.silent).toEqual([]);
			expect(found.faint).toEqual([]);
			expect(found.nameless).toEqual([]);
			expect(found.repeatedIds).toEqual([]);
			expect(found.dangling).toEqual([]);
			expect(found.lang).toBe("en-GB");
			expect(found.headings.filter(({ level }) => level === 1)).toHaveLength(1);
			expect(new Set(found.fonts)).toEqual(new Set(["Inter", "Source Serif 4"]));
			expect(found.nTexts).toBeGreaterThan(20);
			const blank = await page.evaluate(() =>
				[...document.images]
					.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
					.map(({ alt }) => alt),
			);
			expect(blank).toEqual([]);
		});
	});
	it("is walked through with the keyboard: the skip link first, then the parts; details open by Enter", async () => {
		await open(reports.differs, views["a desktop, light"], async (page) => {
			const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).textContent!.trim());
			await page.keyboard.press("Tab");
			expect(await focused()).toBe("To what differs");
			await page.keyboard.press("Tab");
			expect(await focused()).toBe("What differs");
			const summary = page.locator("summary", { hasText: "Way back to the bytes" }).first();
			await summary.focus();
			await page.keyboard.press("Enter");
			expect(await page.locator("tr#claim-mean details").evaluate((element: HTMLDetailsElement) => element.open)).toBe(
				true,
			);
			expect(await page.getByText("npm run quickening -- why plain mean.all").first().isVisible()).toBe(true);
		});
	});
	it("is printed whole: no part of it is wider than the sheet", async () => {
		await open(reports.differs, views["a desktop, light"], async (page) => {
			await page.emulateMedia({ media: "print" });
			await page.setViewportSize({ width: 660, height: 900 });
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
			expect((await page.pdf({ format: "A4" })).subarray(0, 4).toString()).toBe("%PDF");
		});
	});
});
