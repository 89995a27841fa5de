#!/usr/bin/env bash
# Signs Hetao Briefing.app from the inside out, or signs, notarises and staples a finished .dmg or .pkg; on a Mac only.
#
#   sign_and_notarise.sh app  "dist/Hetao Briefing.app"
#   sign_and_notarise.sh disk dist/release/HetaoBriefing-0.1.0-arm64.dmg     (also for a .pkg)
#
# Secrets come as variables of the environment; where they are missing it says so and leaves the file as it is:
#   MAC_CERT_P12        Developer ID Application and Installer certificates with their keys, base64 of a .p12
#   MAC_CERT_PASSWORD   its password
#   MAC_SIGN_IDENTITY   “Developer ID Application: …”
#   MAC_PKG_IDENTITY    “Developer ID Installer: …” (for a .pkg)
#   MAC_NOTARY_KEY      App Store Connect API key, base64 of the .p8
#   MAC_NOTARY_KEY_ID, MAC_NOTARY_ISSUER
set -euo pipefail

what=${1:?app or disk}
file=${2:?the file to sign}
here=$(cd "$(dirname "$0")" && pwd)

if [ -z "${MAC_CERT_P12:-}" ]; then
    echo "No signing certificate: $file keeps its ad-hoc signature, and people must allow it under Privacy & Security."
    exit 0
fi
: "${MAC_CERT_PASSWORD:?}" "${MAC_SIGN_IDENTITY:?}"

work=$(mktemp -d)
keychain=$work/sign.keychain-db
keychain_password=$(openssl rand -hex 24)
clean() {
    security delete-keychain "$keychain" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean EXIT

open_keychain() {
    printf '%s' "$MAC_CERT_P12" | openssl base64 -d -A -out "$work/cert.p12"
    security create-keychain -p "$keychain_password" "$keychain"
    security set-keychain-settings -lut 3600 "$keychain"
    security unlock-keychain -p "$keychain_password" "$keychain"
    security import "$work/cert.p12" -k "$keychain" -P "$MAC_CERT_PASSWORD" -T /usr/bin/codesign -T /usr/bin/productsign
    security set-key-partition-list -S apple-tool:,apple: -s -k "$keychain_password" "$keychain" >/dev/null
    # The search list has to keep what it has: the system's own chain of certificates lies there.
    # shellcheck disable=SC2046
    security list-keychains -d user -s "$keychain" $(security list-keychains -d user | tr -d '"')
}

sign() {
    codesign --force --options runtime --timestamp --keychain "$keychain" --sign "$MAC_SIGN_IDENTITY" "$@"
}

sign_app() {
    # Inside out: a signature covers those of what lies inside, so each library comes before what holds it.
    while IFS= read -r -d '' inner; do
        if file -b "$inner" | grep -q 'Mach-O'; then
            sign "$inner"
        fi
    done < <(find "$file/Contents/Frameworks" "$file/Contents/Resources" -type f -print0)
    while IFS= read -r -d '' framework; do
        sign "$framework"
    done < <(find "$file/Contents/Frameworks" -depth -type d -name '*.framework' -print0)
    sign --entitlements "$here/entitlements.plist" "$file"
    codesign --verify --deep --strict --verbose=2 "$file"
}

notarise() {
    : "${MAC_NOTARY_KEY:?}" "${MAC_NOTARY_KEY_ID:?}" "${MAC_NOTARY_ISSUER:?}"
    printf '%s' "$MAC_NOTARY_KEY" | openssl base64 -d -A -out "$work/notary.p8"
    local key=(--key "$work/notary.p8" --key-id "$MAC_NOTARY_KEY_ID" --issuer "$MAC_NOTARY_ISSUER")
    xcrun notarytool submit "$1" --wait --timeout 30m "${key[@]}" | tee "$work/told"
    # Its exit status is 0 also where Apple has refused; why stands in a log that has to be asked for.
    if ! grep -q '^ *status: Accepted' "$work/told"; then
        xcrun notarytool log "$(sed -n 's/^ *id: *//p' "$work/told" | sed -n 1p)" "${key[@]}" || true
        echo "Apple has not notarised $1; the reasons are above." >&2
        exit 1
    fi
    # The ticket may be a while on its way.
    for wait in 15 30 60 0; do
        if xcrun stapler staple "$1"; then break; fi
        sleep "$wait"
    done
    xcrun stapler validate "$1"
}

open_keychain
case $what in
app)
    sign_app
    ;;
disk)
    case $file in
    *.pkg)
        productsign --keychain "$keychain" --timestamp --sign "${MAC_PKG_IDENTITY:?}" "$file" "$work/signed.pkg"
        mv "$work/signed.pkg" "$file"
        notarise "$file"
        spctl --assess --type install --verbose=2 "$file"
        ;;
    *)
        sign "$file"
        notarise "$file"
        spctl --assess --type open --context context:primary-signature --verbose=2 "$file"
        ;;
    esac
    ;;
*)
    echo "usage: sign_and_notarise.sh app|disk FILE" >&2
    exit 2
    ;;
esac
