/** The repository that a command works on. */
export interface DvcRepository {
	/** Folder to run in: the repository's root or any folder below it. */
	readonly folder: string;
	/** Path of the dvc program. */
	readonly program: string;
	/** Variables added to the environment of each command. */
	readonly environment?: Readonly<Record<string, string>>;
}
