# shellcheck shell=sh
# In: the lexicon in use and that of a version. Out: the version's words where nobody edited them; what staff edited or added stays.
# An index and a trial are made with the words a version brings before it is switched to. Part of install.sh.

# UNEDITED: the files that are as the version in use brought them. Asked before a bundle of the same version takes its place.
note_unedited() {
  UNEDITED=' '
  for file in "$OPT"/current/corpus/lexicon/*; do
    if cmp -s "$file" "$DATA/lexicon/$(basename "$file")"; then UNEDITED="$UNEDITED$(basename "$file") "; fi
  done
}

# The words of version $1 into the lexicon in folder $2. A file is changed by rename: a server reads the old one or the new one.
bring_lexicon() {
  for file in "$OPT/$1"/corpus/lexicon/*; do
    name=$(basename "$file")
    own=$2/$name
    if cmp -s "$file" "$own"; then continue; fi
    case $UNEDITED in
      *" $name "*) ;;
      *) if [ -e "$own" ]; then continue; fi ;;
    esac
    cp "$file" "$own.new"
    owned tashan:tashan "$own.new"
    chmod 660 "$own.new"
    mv -f "$own.new" "$own"
  done
}

# TRIED_LEXICON: the lexicon as it will be with version $1, beside the one in use. One that staff keep elsewhere is theirs.
lay_out_lexicon() {
  TRIED_LEXICON=$(setting TASHAN_LEXICON "$DATA/lexicon" | tr -d "\"'")
  if [ "$TRIED_LEXICON" != "$DATA/lexicon" ]; then return; fi
  TRIED_LEXICON=$DATA/lexicon-new
  rm -rf "$TRIED_LEXICON"
  cp -a "$DATA/lexicon" "$TRIED_LEXICON"
  bring_lexicon "$1" "$TRIED_LEXICON"
}

say_what_was_kept() {
  for file in "$OPT/$1"/corpus/lexicon/*; do
    own=$DATA/lexicon/$(basename "$file")
    if cmp -s "$file" "$own"; then continue; fi
    say "词库 $own 改过，保留你的；$1 自带的在 $OPT/current/corpus/lexicon/$(basename "$file")，可以对照"
  done
}
