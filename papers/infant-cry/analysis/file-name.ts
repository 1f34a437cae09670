import { InvalidInputError } from "@quickening/core";

/** What a file of the corpus says in its name. */
export interface RecordingName {
	/** Installation of the app: a phone, and not an infant. */
	readonly instanceId: string;
	/** When it was recorded, in s since 1970-01-01 UTC. */
	readonly recordedSeconds: number;
	readonly platform: "Android" | "iOS";
	readonly sex: "girl" | "boy";
	readonly ageGroup: AgeGroup;
	readonly reason: Reason;
}

export type AgeGroup = (typeof ageOrder)[number];
export type Reason = (typeof reasonOrder)[number];

/** From the youngest. */
export const ageOrder = ["0 to 4 weeks", "4 to 8 weeks", "2 to 6 months", "7 months or more"] as const;
/** From the most frequent. */
export const reasonOrder = ["hungry", "discomfort", "tired", "belly pain", "burping"] as const;

// The oldest two groups of the app are one here: of more than 2 years there are 10 recordings.
const ageGroups: Readonly<Record<string, AgeGroup>> = {
	"04": "0 to 4 weeks",
	"48": "4 to 8 weeks",
	"26": "2 to 6 months",
	"72": "7 months or more",
	"22": "7 months or more",
};

const reasons: Readonly<Record<string, Reason>> = {
	hu: "hungry",
	ti: "tired",
	dc: "discomfort",
	ch: "discomfort",
	bp: "belly pain",
	bu: "burping",
};

const pattern =
	/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{10}|\d{13})-\d+\.\d+-([fm])-(\d\d)-([a-z]{2})\.wav$/i;

/**
 * Reads a name such as `…-1430742197-1.0-m-04-hu.wav`: installation, time, version of the app, sex, age and reason. Android's
 * times are in ms, iOS's in s: that is how the two are told apart.
 *
 * @throws InvalidInputError when the name is another one.
 */
export function recordingName(file: string): RecordingName {
	const [, instanceId, time, sex, age, reason] = pattern.exec(file) ?? [];
	if (instanceId === undefined || !(age! in ageGroups) || !(reason! in reasons)) {
		throw new InvalidInputError(
			`recordingName: file must be named instance-time-version-sex-age-reason.wav with an age and a reason of the corpus; got ${file}`,
			{ code: "unknown-name", argument: "file", received: file },
		);
	}
	const isAndroid = time!.length === 13;
	return {
		instanceId: instanceId.toLowerCase(),
		recordedSeconds: Number(time) / (isAndroid ? 1000 : 1),
		platform: isAndroid ? "Android" : "iOS",
		sex: sex!.toLowerCase() === "f" ? "girl" : "boy",
		ageGroup: ageGroups[age!]!,
		reason: reasons[reason!]!,
	};
}
