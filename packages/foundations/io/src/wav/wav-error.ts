import { fileErrorsOf } from "../errors/file-error.ts";

/** A file that is no WAV file that is read here: names the file and what to do. */
export const wavError = fileErrorsOf("readWav");
