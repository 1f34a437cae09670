import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeEdf } from "../../packages/foundations/io/test/encode-edf.ts";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";
import { glucoseFile, rrFile, wristFile } from "./recordings.ts";

/** Sets a file as a visitor would, and waits for the answer. */
async function give(page: Page, name: string, bytes: Uint8Array): Promise<string> {
	await page.locator("[data-status]").evaluate((status) => {
		status.textContent = "";
		status.classList.remove("wrong");
	});
	await page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
	await page.waitForFunction(() => {
		const status = document.querySelector("[data-status]")!;
		return status.classList.contains("wrong") || /analysed on this machine/.test(status.textContent!);
	});
	return (await page.locator("[data-status]").textContent())!;
}

describe.skipIf(!hasBrowser)(`the page for a recording of one's own${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start();
	});
	afterAll(() => site?.close());

	it("analyses a raw recording and asks nobody for anything, this site included", async () => {
		const { page, problems, requests } = await site.open("your-recording", views["a desktop, light"]);
		await page.locator("form:not([hidden]) [data-drop]").waitFor();
		const before = requests.length;
		expect(await give(page, "wrist.gt3x", wristFile())).toBe("wrist.gt3x: analysed on this machine.");
		expect(await page.locator("#recording-title").textContent()).toBe("26 h of acceleration");
		expect(await page.locator("#recording-figure-activity svg").count()).toBe(1);
		expect(requests.slice(before).filter((url) => !url.startsWith("blob:"))).toEqual([]);
		expect(problems).toEqual([]);
		await page.close();
	});

	it("has an example for those who have no recording", async () => {
		const { page, problems } = await site.open("your-recording", views["a phone, light"]);
		await page.getByRole("button", { name: "Look at a made-up one" }).click();
		await page.getByText("a made-up recording: analysed on this machine.").waitFor();
		expect(await page.locator(".recording-warnings").textContent()).toContain("Synthetic data");
		expect(problems).toEqual([]);
		await page.close();
	});

	it("could not ask if it wanted to, neither the page nor its worker", async () => {
		const { page, requests } = await site.open("your-recording", views["a desktop, light"]);
		const before = requests.length;
		const tried = await page.evaluate(async () => {
			const ways = async (where: "page" | "worker") => {
				const attempt = `fetch(${JSON.stringify(location.href)}).then(() => "answered", () => "refused")`;
				if (where === "page")
					return fetch(location.href).then(
						() => "answered",
						() => "refused",
					);
				const code = `${attempt}.then((said) => postMessage(said))`;
				const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
				return new Promise<string>((resolve) => {
					worker.onmessage = ({ data }) => resolve(data as string);
				});
			};
			return [await ways("page"), await ways("worker"), navigator.sendBeacon(location.href, "x")];
		});
		expect(tried.slice(0, 2)).toEqual(["refused", "refused"]);
		expect(requests.slice(before).filter((url) => !url.startsWith("blob:"))).toEqual([]);
		await page.close();
	});

	it("answers to what a visitor says of the wearer, without another file", async () => {
		const { page } = await site.open("your-recording", views["a phone, dark"]);
		await give(page, "sensor.csv", glucoseFile());
		expect(await page.locator(".recording-sentence").first().textContent()).toContain("within 70 to 180 mg/dL");
		await page.getByLabel("Pregnant").check();
		await page.getByText("within 63 to 140 mg/dL").waitFor();
		await page.close();
	});

	it("saves a report that stands alone, with the file's hash and no script", async () => {
		const { page } = await site.open("your-recording", views["a desktop, light"]);
		await give(page, "morning.txt", rrFile());
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("button", { name: "Save the report" }).click(),
		]);
		expect(download.suggestedFilename()).toBe("morning-report.html");
		const saved = readFileSync(await download.path(), "utf8");
		const { createHash } = await import("node:crypto");
		expect(saved).toContain(createHash("sha256").update(rrFile()).digest("hex"));
		expect(saved).not.toMatch(/<script|https?:\/\/(?!doi\.org|www\.w3\.org)/);
		expect(saved).toContain("<svg");
		expect(saved).toContain("data:text/csv");
		const copy = `${await download.path()}.html`;
		writeFileSync(copy, saved);
		const alone = await page.context().newPage();
		const asked: string[] = [];
		alone.on("request", (request) => asked.push(request.url()));
		await alone.goto(`file://${copy}`);
		expect(await alone.locator("svg").count()).toBe(1);
		expect(asked).toHaveLength(1);
		await alone.close();
		await page.close();
	});

	it("shows what a hostile file says as text, and says what a damaged one is", async () => {
		const { page, problems } = await site.open("your-recording", views["a desktop, light"]);
		const dialogs: string[] = [];
		page.on("dialog", (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
		const evil = '<img src=x onerror="alert(1)">.edf';
		const bytes = encodeEdf({
			signals: [{ label: "<script>b()", dimension: "<i>uV", samplesPerRecord: 4 }],
			records: Array.from({ length: 30 }, () => ({ samples: [[1, 2, 3, 4]] })),
			recording: 'Startdate X X X "><svg/onload=alert(3)>',
		});
		expect(await give(page, evil, bytes)).toContain("<img src=x");
		expect(await page.locator("#recording-table-signals th[scope=row]").textContent()).toBe("<script>b()");
		expect(await page.locator("[data-recording] img, [data-recording] script").count()).toBe(0);
		const cut = wristFile().subarray(0, 5000);
		expect(await give(page, "cut.gt3x", cut)).toMatch(/cut\.gt3x/);
		expect(await page.locator("#recording-title").count()).toBe(0);
		expect(dialogs).toEqual([]);
		expect(problems).toEqual([]);
		await page.close();
	});
});
