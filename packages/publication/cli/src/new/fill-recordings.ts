import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { zoneOffsetSeconds } from "@quickening/core";
import { type Dataset, matchingFiles, readDataset, wayToGet } from "@quickening/datasets";
import { openSafely } from "@quickening/disclosure";
import { nearestNames } from "@quickening/workspace";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { checkTitle } from "./check-name.ts";
import { fillTemplate } from "./fill-template.ts";

/** What a paper on a data set has to say of ethics, until its author says more. */
export function ethicsOf(dataset: string): string {
	return `The data are those of data/${dataset}; what was approved and consented to is on its card.`;
}

/**
 * A paper that begins with the recordings of a data set: files of devices, one a participant. Where they are not open, days and
 * nights stay on the machine, and what leaves are counts and means that pass disclosure control.
 *
 * @throws UserError when there is no such data set, no file of it is here or can be a recording, or the zone is not named.
 */
export function fillRecordings(
	root: string,
	slug: string,
	zone: string | undefined,
	words: {
		readonly slug: string;
		readonly date: string;
		readonly family: string;
		readonly given: string | undefined;
	} & {
		readonly title: string | undefined;
	},
	rename: (path: string) => string,
): { readonly files: Map<string, string>; readonly next: readonly string[] } {
	const dataset = described(root, slug);
	const endings = endingsOf(dataset);
	const filled = {
		...words,
		title: checkTitle(words.title ?? `How people move and sleep in ${slug}`),
		dataset: slug,
		ethics: ethicsOf(slug),
	};
	const quoted = endings.map((ending) => JSON.stringify(ending)).join(", ");
	const files = fillTemplate("paper-from-recordings", { ...filled, zone: checkedZone(zone), endings: quoted }, rename);
	const named = formatCount(recordingsOf(dataset).length, "file");
	const next = [
		`It reads ${named} (${endings.map((ending) => `.${ending}`).join(", ")}) in days of ${zone}; params.yaml says what is read, and when a day counts.`,
	];
	const absent = recordingsOf(dataset).filter((path) => !existsSync(join(root, "data", slug, "raw", path)));
	if (absent.length > 0) {
		const { words: asked, command } = wayToGet(dataset, absent);
		next.push(
			`${formatCount(absent.length, "file")} of data/${slug} not on this machine yet. ${asked ?? `Get them: ${command}`}`,
		);
	}
	if (dataset.tier === "open") return { files, next };
	const { smallCount } = openSafely;
	if (recordingsOf(dataset).length <= smallCount) {
		throw new UserError(
			`the data of ${slug} are ${dataset.tier}, and nothing over ${smallCount} people or fewer is released: no paper can be made of ${formatCount(recordingsOf(dataset).length, "recording")}`,
			{
				whatToDo: `Take in the other recordings first; or look at single ones on the page "your own recording", which sends nothing anywhere.`,
				exitCode: 2,
			},
		);
	}
	// One table of means is several statistics of nearly the same people, which may tell of one of them.
	files.delete(rename("tables/table1-measures.ts"));
	for (const [path, text] of fillTemplate("paper-from-closed-recordings", filled, rename)) files.set(path, text);
	return {
		files,
		next: [
			...next,
			`The data are ${dataset.tier}: days and nights stay here, and nothing over ${smallCount} people or fewer is released.`,
			`Names of files stand in data/${slug}/dataset.json, which is in git: they must not tell whose they are.`,
		],
	};
}

function described(root: string, slug: string): Dataset {
	if (existsSync(join(root, "data", slug, "raw")) && !existsSync(join(root, "data", slug, "dataset.json"))) {
		throw new UserError(`data/${slug} has files and no dataset.json, which says what they are`, {
			whatToDo: `Write it: npm run quickening -- new dataset ${slug} (with --tier open, where everybody may have them)`,
			exitCode: 2,
		});
	}
	return readDataset(root, slug);
}

/** Files that no table of dataset.json describes and that have an ending. */
function recordingsOf({ files, tables }: Dataset): string[] {
	const paths = files.map(({ path }) => path);
	const described = new Set(tables.flatMap((table) => matchingFiles(table.files, paths)));
	return paths.filter((path) => !described.has(path) && isRecordingName(path));
}

/** Endings of files that are words or pictures beside recordings, and never one. */
const others = new Set([".md", ".pdf", ".doc", ".docx", ".json", ".html", ".png", ".jpg", ".r", ".py", ".dvc"]);

function isRecordingName(path: string): boolean {
	const ending = extname(path).toLowerCase();
	return ending.length > 1 && !others.has(ending);
}

function endingsOf(dataset: Dataset): string[] {
	const found = recordingsOf(dataset);
	const endings = [...new Set(found.map((path) => extname(path).slice(1).toLowerCase()))].sort();
	if (endings.length === 0) {
		throw new UserError(`data/${dataset.slug}/dataset.json lists no file that can be a recording`, {
			whatToDo: `Files that it describes as tables are begun with by --data ${dataset.slug}.`,
			exitCode: 2,
		});
	}
	return endings;
}

/**
 * The zone, as it was given.
 *
 * @throws UserError when none was named or nobody knows it: it is not guessed, since days depend on it.
 */
function checkedZone(zone: string | undefined): string {
	if (zone === undefined) {
		throw new UserError("where were the devices worn? Days and nights are those of a zone, which is not guessed", {
			whatToDo: 'Name it: --zone Europe/London, or an offset such as "+01:00".',
			exitCode: 2,
		});
	}
	try {
		zoneOffsetSeconds(zone, 0);
		return zone;
	} catch {
		const near = nearestNames(zone, Intl.supportedValuesOf("timeZone"));
		throw new UserError(`--zone must be a zone such as Europe/London, or an offset such as +01:00; got ${zone}`, {
			...(near.length > 0 && { whatToDo: `Nearest: ${near.join(", ")}.` }),
			exitCode: 2,
		});
	}
}
