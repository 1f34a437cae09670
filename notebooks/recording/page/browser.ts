import { madeUp } from "../made-up-recording.ts";
import type { AnalysisProgress, RecordingReport, RecordingSettings } from "../report/report.ts";
import { hashBytes } from "./hash-bytes.ts";
import { reportMarkup } from "./report-markup.ts";
import { type RunningAnalysis, runAnalysis } from "./run-worker.ts";
import { savedReport } from "./saved-report.ts";

/** Version of the software, put here by the build. */
declare const QUICKENING_VERSION: string;

const page = document.querySelector<HTMLElement>("[data-recording]");
if (page) start(page);

/** Makes the page take files, by dropping or choosing, and answer. */
function start(root: HTMLElement): void {
	const form = root.querySelector("form")!;
	const chosen = root.querySelector<HTMLInputElement>("input[type=file]")!;
	const drop = root.querySelector<HTMLElement>("[data-drop]")!;
	const status = root.querySelector<HTMLElement>("[data-status]")!;
	const bar = root.querySelector("progress")!;
	const stop = root.querySelector<HTMLButtonElement>("[data-stop]")!;
	const example = root.querySelector<HTMLButtonElement>("[data-example]")!;
	const save = root.querySelector<HTMLButtonElement>("[data-save]")!;
	const result = root.querySelector<HTMLElement>("[data-result]")!;
	const zone = form.elements.namedItem("zone") as HTMLInputElement;
	let files: readonly File[] = [];
	let isExample = false;
	let running: RunningAnalysis | undefined;
	let shown: { readonly report: RecordingReport; readonly settings: RecordingSettings } | undefined;

	form.hidden = false;
	zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const zones = root.querySelector("datalist")!;
	// Older browsers have no list; a zone can still be written.
	const known = "supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : [];
	for (const name of known) zones.append(new Option(name, name));

	form.addEventListener("submit", (event) => event.preventDefault());
	form.addEventListener("change", (event) => {
		if (event.target === chosen) take(Array.from(chosen.files ?? []));
		else if (files.length > 0 || isExample) void analyse();
	});
	example.addEventListener("click", () => {
		[files, isExample] = [[], true];
		void analyse();
	});
	stop.addEventListener("click", () => running?.stop());
	save.addEventListener("click", () => void saveReport());

	// Dropping anywhere on the page is taken: a browser would otherwise leave the page and show the file.
	addEventListener("dragover", (event) => {
		event.preventDefault();
		drop.classList.add("over");
	});
	addEventListener("dragleave", () => drop.classList.remove("over"));
	addEventListener("drop", (event) => {
		event.preventDefault();
		drop.classList.remove("over");
		take(Array.from(event.dataTransfer?.files ?? []));
	});

	function take(given: readonly File[]): void {
		if (given.length === 0) return;
		[files, isExample] = [given, false];
		void analyse();
	}

	async function analyse(): Promise<void> {
		running?.stop();
		const settings = settingsOf(form);
		const problem = zoneProblem(settings.zone);
		zone.setCustomValidity(problem);
		zone.reportValidity();
		if (problem !== "") return;
		showProgress({ step: "Looking at the file", fraction: null });
		const mine = runAnalysis({ files: isExample ? madeUp : files, settings }, showProgress);
		running = mine;
		[stop.hidden, bar.hidden, save.hidden] = [false, false, true];
		result.setAttribute("aria-busy", "true");
		try {
			const report = await mine.report;
			const { markup } = await reportMarkup(report);
			if (running !== mine) return;
			shown = { report, settings };
			result.innerHTML = markup;
			save.hidden = false;
			say(`${names().join(", ")}: analysed on this machine.`);
			result.querySelector<HTMLElement>("#recording-title")?.focus({ preventScroll: true });
		} catch (error) {
			if (running !== mine) return;
			result.replaceChildren();
			say(error instanceof Error ? error.message : String(error), true);
		} finally {
			if (running === mine) {
				running = undefined;
				[stop.hidden, bar.hidden] = [true, true];
				result.removeAttribute("aria-busy");
			}
		}
	}

	function names(): string[] {
		return isExample ? ["a made-up recording"] : files.map(({ name }) => name);
	}

	function showProgress({ step, fraction }: AnalysisProgress): void {
		if (fraction === null) bar.removeAttribute("value");
		else bar.value = fraction;
		say(fraction === null ? `${step} \u2026` : `${step}: ${Math.floor(100 * fraction)} %`);
	}

	function say(words: string, wrong = false): void {
		status.textContent = words;
		status.classList.toggle("wrong", wrong);
	}

	async function saveReport(): Promise<void> {
		if (!shown) return;
		save.disabled = true;
		try {
			const hashes: string[] = [];
			for (const file of files) hashes.push(await hashBytes(file));
			const { report, settings } = shown;
			const text = savedReport(report.title, await reportMarkup(report), {
				fileNames: names(),
				settings,
				hashes,
				version: QUICKENING_VERSION,
			});
			const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
			const download = document.createElement("a");
			download.href = address;
			download.download = `${names()[0]!
				.replace(/\.[^.]*$/, "")
				.replaceAll(" ", "-")}-report.html`;
			download.click();
			setTimeout(() => URL.revokeObjectURL(address), 60_000);
		} finally {
			save.disabled = false;
		}
	}
}

function settingsOf(form: HTMLFormElement): RecordingSettings {
	const data = new FormData(form);
	const age = String(data.get("age")).trim();
	return {
		zone: String(data.get("zone")).trim(),
		ageYears: age === "" || !Number.isFinite(Number(age)) ? null : Number(age),
		pregnant: data.get("pregnant") !== null,
		site: String(data.get("site")) as RecordingSettings["site"],
		rrUnit: String(data.get("rrUnit")) as RecordingSettings["rrUnit"],
		dateOrder: String(data.get("dateOrder")) as RecordingSettings["dateOrder"],
	};
}

function zoneProblem(zone: string): string {
	try {
		new Intl.DateTimeFormat("en-GB", { timeZone: zone });
		return zone === "" ? "Name the time zone in which the device was worn, such as Europe/London." : "";
	} catch {
		return `${zone} is no time zone that this browser knows; write one such as Europe/London.`;
	}
}
