/* folder.h - folders that are ours to remove. */
#ifndef SK_FOLDER_H
#define SK_FOLDER_H

/* Remove the database PATH, a folder of files or of such folders; the file LAST,
 * unless that is NULL, when all others are gone.  What is not there, or can't
 * go, is passed over. */
void sk_folder_remove(const char *path, const char *last);

#endif
